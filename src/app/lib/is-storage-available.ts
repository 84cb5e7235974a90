/** False if the browser blocks site data: IndexedDB, storage and Web Locks then exist, but fail. */
export function isStorageAvailable(): boolean {
  try {
    return localStorage !== null;
  } catch {
    return false;
  }
}

/** Undefined on an insecure origin, and if the browser blocks site data. */
export function webLocks(): LockManager | undefined {
  return 'locks' in navigator && isStorageAvailable() ? navigator.locks : undefined;
}
