/** If the browser blocks site data, IndexedDB, storage and Web Locks exist, but fail. */
export function isStorageAvailable(): boolean {
  try {
    return localStorage !== null;
  } catch {
    return false;
  }
}

/** Undefined on an insecure origin, and if site data is blocked. */
export function webLocks(): LockManager | undefined {
  return 'locks' in navigator && isStorageAvailable() ? navigator.locks : undefined;
}
