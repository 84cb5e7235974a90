import type { Draft } from '#app/sending/draft.ts';
import { draftKeyOf, type Outgoing } from '#app/sending/outgoing.ts';
import type { OutgoingStore } from '#app/sending/outgoing-store.ts';

export function createFakeStore() {
  const stored = new Map<string, Outgoing>();
  const drafts = new Map<string, Draft>();
  const store: OutgoingStore = {
    list: async () => [...stored.values()].toSorted((a, b) => (a.sendId < b.sendId ? -1 : 1)),
    add: async (turn) => {
      stored.set(turn.sendId, turn);
      if (turn.batch === undefined) drafts.delete(draftKeyOf(turn));
    },
    change: async (sendId, update) => {
      const turn = stored.get(sendId);
      const next = turn && update(turn);
      if (next === null) stored.delete(sendId);
      else if (next !== undefined) stored.set(sendId, next);
      return next === null ? turn : next;
    },
    takeBack: async (sendId, isAllowed, toDraft) => {
      const turn = stored.get(sendId);
      if (turn === undefined || !isAllowed(turn)) return undefined;
      stored.delete(sendId);
      drafts.set(draftKeyOf(turn), toDraft(turn));
      return turn;
    },
    dropDraft: async (turn) => {
      drafts.delete(draftKeyOf(turn));
    },
  };

  return { store, stored, drafts };
}
