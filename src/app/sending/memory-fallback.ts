import type { Outgoing } from './outgoing.ts';
import type { OutgoingStore } from './outgoing-store.ts';

/** A store that never refuses a turn: what the browser does not store stays in this page's memory. */
export type FallbackStore = Omit<OutgoingStore, 'dropDraft'> & {
  /** Whether a turn outlives the page. */
  isStored: (sendId: string) => boolean;
};

/** Adds a fallback in memory to a store. Without a store, all turns are in memory. */
export function withMemoryFallback(store: OutgoingStore | undefined): FallbackStore {
  const inMemory = new Map<string, Outgoing>();
  let hasWorked = false;

  /** Also removes the draft, which is still there: the store refused the transaction that would have removed it. */
  function forget(turn: Outgoing) {
    inMemory.delete(turn.sendId);
    store?.dropDraft(turn).catch(() => undefined); // refused again: nothing more can be done
  }

  return {
    isStored: (sendId) => !inMemory.has(sendId),

    async list() {
      let stored: Outgoing[] = [];
      try {
        stored = (await store?.list()) ?? [];
        hasWorked = true;
      } catch (error) {
        // A store that fails once is not empty; one that has never worked is.
        if (hasWorked && inMemory.size === 0) throw error;
      }
      return [...stored, ...inMemory.values()].toSorted((a, b) => (a.sendId < b.sendId ? -1 : 1));
    },

    async add(turn) {
      try {
        if (store === undefined) inMemory.set(turn.sendId, turn);
        else await store.add(turn);
      } catch {
        inMemory.set(turn.sendId, turn); // the page shows that it is not stored
      }
    },

    async change(sendId, update) {
      const turn = inMemory.get(sendId);
      if (turn === undefined) return store?.change(sendId, update);
      const next = update(turn);
      if (next === null) forget(turn);
      else if (next !== undefined) inMemory.set(sendId, next);
      return next === null ? turn : next;
    },

    async takeBack(sendId, isAllowed, toDraft) {
      const turn = inMemory.get(sendId);
      if (turn === undefined) return store?.takeBack(sendId, isAllowed, toDraft);
      if (!isAllowed(turn)) return undefined;
      forget(turn);
      return turn;
    },
  };
}
