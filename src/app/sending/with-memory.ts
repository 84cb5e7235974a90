import type { Outgoing } from './outgoing.ts';
import type { OutgoingStore } from './outgoing-store.ts';

/** A store that never refuses: what `store` doesn't take is held by the page alone. Without a store, everything is. */
export type ForgivingStore = Omit<OutgoingStore, 'dropDraft'> & {
  /** Whether a turn outlives the page. */
  keeps: (sendId: string) => boolean;
};

export function withMemory(store: OutgoingStore | undefined): ForgivingStore {
  const held = new Map<string, Outgoing>();
  let works = false;

  /** Its draft may be in a store that refused to take it over: it must not come back as if it had never been sent. */
  function forget(turn: Outgoing) {
    held.delete(turn.sendId);
    store?.dropDraft(turn).catch(() => undefined); // refused again: nothing to be done
  }

  return {
    keeps: (sendId) => !held.has(sendId),

    async list() {
      let kept: Outgoing[] = [];
      try {
        kept = (await store?.list()) ?? [];
        works = true;
      } catch (error) {
        // A store that fails for once isn't empty; one that never worked holds nothing.
        if (works && held.size === 0) throw error;
      }
      return [...kept, ...held.values()].toSorted((a, b) => (a.sendId < b.sendId ? -1 : 1));
    },

    async handOver(turn) {
      try {
        if (store === undefined) held.set(turn.sendId, turn);
        else await store.handOver(turn);
      } catch {
        held.set(turn.sendId, turn); // the page says so
      }
    },

    async change(sendId, how) {
      const turn = held.get(sendId);
      if (turn === undefined) return store?.change(sendId, how);
      const next = how(turn);
      if (next === null) forget(turn);
      else if (next !== undefined) held.set(sendId, next);
      return next === null ? turn : next;
    },

    async takeBack(sendId, may, draft) {
      const turn = held.get(sendId);
      if (turn === undefined) return store?.takeBack(sendId, may, draft);
      if (!may(turn)) return undefined;
      forget(turn);
      return turn;
    },
  };
}
