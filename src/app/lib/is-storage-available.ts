/** Returns false if the browser blocks site data. Then IndexedDB, storage and Web Locks exist, but refuse to work. */
export function isStorageAvailable(): boolean {
  try {
    return localStorage !== null;
  } catch {
    return false;
  }
}

/** Returns the Web Locks API if it works: it needs a secure origin, and site data must not be blocked. */
export function webLocks(): LockManager | undefined {
  return 'locks' in navigator && isStorageAvailable() ? navigator.locks : undefined;
}
