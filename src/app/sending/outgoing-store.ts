import { resultOf, transact, type Stores } from './database.ts';
import type { Draft } from './draft.ts';
import { DraftText, dropBackup } from './draft-backup.ts';
import { draftKeyOf, parseOutgoing, type Outgoing } from './outgoing.ts';
import { placeOf, textOf } from './stored-drafts.ts';

/** Shared by tabs. Promises reject if the browser refuses. */
export type OutgoingStore = {
  /** In the order of sending. */
  list: () => Promise<Outgoing[]>;
  /** Removes this tab's draft of the turn in the same transaction. A batch was not written in the composer. */
  add: (turn: Outgoing) => Promise<void>;
  /**
   * Changes the stored turn (not its files); null removes it, undefined leaves it. Resolves with the turn after the
   * change (before it, if removed), or with undefined if it was left or does not exist.
   */
  change: (sendId: string, update: (turn: Outgoing) => Outgoing | null | undefined) => Promise<Outgoing | undefined>;
  /** Makes a turn a draft of this tab. Resolves with undefined if it does not exist, or `isAllowed` returns false. */
  takeBack: (
    sendId: string,
    isAllowed: (turn: Outgoing) => boolean,
    toDraft: (turn: Outgoing) => Draft,
  ) => Promise<Outgoing | undefined>;
  /** Removes this tab's draft if it is the beginning of this turn. */
  dropDraft: (turn: Outgoing) => Promise<void>;
};

/** Stores files separately, so that state changes don't write them again. */
export const outgoingStore: OutgoingStore = {
  list: () =>
    transact('readonly', async (store) => {
      const [ids, turns, fileIds, files] = await Promise.all([
        resultOf(store('outgoing').getAllKeys()),
        resultOf(store('outgoing').getAll()),
        resultOf(store('outgoing-files').getAllKeys()),
        resultOf(store('outgoing-files').getAll()),
      ]);
      const filesOf = new Map(fileIds.map((id, at) => [id, files[at]]));
      // A turn that cannot be read stays stored, and does not hide the others.
      return turns.flatMap((turn, at) => parseOutgoing(turn, filesOf.get(ids[at] ?? '') ?? []) ?? []);
    }),

  async add(turn) {
    const place = placeOf(draftKeyOf(turn));
    const { files, ...rest } = turn;
    await transact('readwrite', (store) => {
      store('outgoing').put(rest, turn.sendId);
      if (files.length > 0) store('outgoing-files').put(files, turn.sendId);
      if (turn.batch !== undefined) return;
      store('text').delete(place);
      store('files').delete(place);
    });
    if (turn.batch === undefined) dropBackup(...place);
  },

  async change(sendId, update) {
    const [turn, next] = await transact('readwrite', async (store) => {
      const before = await read(store, sendId);
      const after = before && update(before);
      if (after === null) remove(store, sendId);
      else if (after !== undefined) {
        const { files: _unchanged, ...rest } = after;
        store('outgoing').put(rest, sendId);
      }
      return [before, after];
    });
    if (next === null && turn !== undefined) dropBackup(draftKeyOf(turn), sendId);
    return next === null ? turn : next;
  },

  takeBack: (sendId, isAllowed, toDraft) =>
    transact('readwrite', async (store) => {
      const turn = await read(store, sendId);
      if (turn === undefined || !isAllowed(turn)) return undefined;
      const draft = toDraft(turn);
      const place = placeOf(draftKeyOf(turn));
      remove(store, sendId);
      store('text').put(textOf(draft), place);
      store('files').put(draft.files, place);
      return turn;
    }),

  async dropDraft(turn) {
    const key = draftKeyOf(turn);
    const place = placeOf(key);
    await transact('readwrite', async (store) => {
      const text = DraftText.safeParse(await resultOf(store('text').get(place))).data;
      if (text === undefined || !turn.input.startsWith(text.input)) return;
      store('text').delete(place);
      store('files').delete(place);
    });
    dropBackup(key, turn.sendId);
  },
};

async function read(store: Stores, sendId: string): Promise<Outgoing | undefined> {
  const [turn, files] = await Promise.all([
    resultOf(store('outgoing').get(sendId)),
    resultOf(store('outgoing-files').get(sendId)),
  ]);
  return parseOutgoing(turn, files ?? []);
}

function remove(store: Stores, sendId: string): void {
  store('outgoing').delete(sendId);
  store('outgoing-files').delete(sendId);
}
