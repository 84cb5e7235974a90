import { isStorageAvailable } from '#app/lib/is-storage-available.ts';

/** In local storage, shared by all tabs. */
export function persistedText(key: string) {
  const listeners = new Set<() => void>();
  return {
    read: () => (isStorageAvailable() ? localStorage.getItem(key) : null),
    /** Returns false if the browser refuses. */
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
