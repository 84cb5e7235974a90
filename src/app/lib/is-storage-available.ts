/**
 * Whether the browser lets this page keep anything. Where it blocks what sites keep, databases, storage and locks are
 * all there, and all refuse.
 */
export function isStorageAvailable(): boolean {
  try {
    return localStorage !== null;
  } catch {
    return false;
  }
}

/** Web Locks, where the browser has them, to a page from a secure origin, and grants any. */
export function webLocks(): LockManager | undefined {
  return 'locks' in navigator && isStorageAvailable() ? navigator.locks : undefined;
}
