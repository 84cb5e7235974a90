import type { Outgoing } from './outgoing.ts';
import type { OutgoingStore } from './outgoing-store.ts';

/** Never refuses a turn: what the browser does not store stays in memory. */
export type FallbackStore = Omit<OutgoingStore, 'dropDraft'> & {
  isStored: (sendId: string) => boolean;
};

/** Without a store, all turns are in memory. */
export function withMemoryFallback(store: OutgoingStore | undefined): FallbackStore {
  const inMemory = new Map<string, Outgoing>();
  let hasWorked = false;

  /** Also removes the draft, since the transaction that would have removed it was refused. */
  function forget(turn: Outgoing) {
    inMemory.delete(turn.sendId);
    if (turn.batch !== undefined) return;
    store?.dropDraft(turn).catch(() => undefined); // Refused again: nothing more can be done.
  }

  return {
    isStored: (sendId) => !inMemory.has(sendId),

    async list() {
      let stored: Outgoing[] = [];
      try {
        stored = (await store?.list()) ?? [];
        hasWorked = true;
      } catch (error) {
        // A store that has worked may hold turns, which must be sent before those in memory.
        if (hasWorked) throw error;
      }
      return [...stored, ...inMemory.values()].toSorted((a, b) => (a.sendId < b.sendId ? -1 : 1));
    },

    async add(turn) {
      try {
        if (store === undefined) inMemory.set(turn.sendId, turn);
        else await store.add(turn);
      } catch {
        inMemory.set(turn.sendId, turn); // The page shows that it is not stored.
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
