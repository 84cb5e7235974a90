import type { Draft } from '#app/sending/drafts.ts';
import { draftKeyOf, type Outgoing } from '#app/sending/outgoing.ts';
import type { OutgoingStore } from '#app/sending/outgoing-store.ts';

/** A store of outgoing turns and drafts that lives as long as a test. */
export function createFakeStore() {
  const stored = new Map<string, Outgoing>();
  const drafts = new Map<string, Draft>();
  const store: OutgoingStore = {
    list: async () => [...stored.values()].toSorted((a, b) => (a.sendId < b.sendId ? -1 : 1)),
    handOver: async (turn) => {
      stored.set(turn.sendId, turn);
      drafts.delete(draftKeyOf(turn));
    },
    change: async (sendId, how) => {
      const turn = stored.get(sendId);
      const next = turn && how(turn);
      if (next === null) stored.delete(sendId);
      else if (next !== undefined) stored.set(sendId, next);
      return next === null ? turn : next;
    },
    takeBack: async (sendId, may, draft) => {
      const turn = stored.get(sendId);
      if (turn === undefined || !may(turn)) return undefined;
      stored.delete(sendId);
      drafts.set(draftKeyOf(turn), draft(turn));
      return turn;
    },
    dropDraft: async (turn) => {
      drafts.delete(draftKeyOf(turn));
    },
  };

  return { store, stored, drafts };
}
