import { isStorageAvailable } from '#app/lib/is-storage-available.ts';

/** A text that this browser keeps under a key, the same in every tab. */
export function persistedText(key: string) {
  const listeners = new Set<() => void>();
  return {
    /** Null where there is none. */
    read: () => (isStorageAvailable() ? localStorage.getItem(key) : null),
    /** Keeps another, or none; false where the browser is full, or keeps nothing. */
    write(text: string | null): boolean {
      try {
        if (text === null) localStorage.removeItem(key);
        else localStorage.setItem(key, text);
      } catch {
        return false;
      }
      for (const listener of listeners) listener();
      return true;
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      addEventListener('storage', listener);
      return () => {
        listeners.delete(listener);
        removeEventListener('storage', listener);
      };
    },
  };
}
