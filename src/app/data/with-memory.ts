import type { Outgoing } from './outgoing.ts';
import type { OutgoingStore } from './outgoing-store.ts';

/** A store that never refuses: what `store` doesn't take is held by the page alone. Without a store, everything is. */
export type ForgivingStore = OutgoingStore & {
  /** Whether a turn outlives the page. */
  keeps: (sendId: string) => boolean;
};

export function withMemory(store: OutgoingStore | undefined): ForgivingStore {
  const held = new Map<string, Outgoing>();

  return {
    keeps: (sendId) => !held.has(sendId),

    async list() {
      const kept = (await store?.list().catch(() => [])) ?? [];
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
      if (next === null) held.delete(sendId);
      else if (next !== undefined) held.set(sendId, next);
      return next === null ? turn : next;
    },

    async takeBack(sendId, may, draft) {
      const turn = held.get(sendId);
      if (turn === undefined) return store?.takeBack(sendId, may, draft);
      if (!may(turn)) return undefined;
      held.delete(sendId);
      return turn;
    },
  };
}
