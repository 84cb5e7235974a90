import * as z from 'zod/mini';
import { ask, transact, type Stores } from './database.ts';
import { placeOf, textOf, type Draft } from './drafts.ts';
import { DraftText, dropLastWords } from './last-words.ts';
import { draftKeyOf, Outgoing } from './outgoing.ts';

/** Where outgoing turns outlive the page, shared by its tabs. Every answer rejects where the browser refuses. */
export type OutgoingStore = {
  /** All that can be read, in the order in which they were handed over. */
  list: () => Promise<Outgoing[]>;
  /** Keeps a turn and drops the draft of this tab that it was, or neither. */
  handOver: (turn: Outgoing) => Promise<void>;
  /**
   * Changes a turn as it stands now, all but its files; null removes it, undefined leaves it. Answers it as it then
   * stands (as it stood, where it is removed), undefined where it was left or is gone.
   */
  change: (sendId: string, how: (turn: Outgoing) => Outgoing | null | undefined) => Promise<Outgoing | undefined>;
  /** Makes a turn a draft of this tab again; undefined where `may` says no, or it is gone. */
  takeBack: (
    sendId: string,
    may: (turn: Outgoing) => boolean,
    draft: (turn: Outgoing) => Draft,
  ) => Promise<Outgoing | undefined>;
  /** Drops the draft of this tab that a turn was, or an earlier state of it, where it is still there. */
  dropDraft: (turn: Outgoing) => Promise<void>;
};

const Record = z.looseObject({});

/** Outgoing turns in IndexedDB. Their files are kept apart, and written once. */
export const outgoingStore: OutgoingStore = {
  list: () =>
    transact('readonly', async (store) => {
      const [turns, keys, files] = await Promise.all([
        ask(store('outgoing').getAll()),
        ask(store('outgoing-files').getAllKeys()),
        ask(store('outgoing-files').getAll()),
      ]);
      const filesOf = new Map(keys.map((key, at) => [key, files[at]]));
      return turns.flatMap((turn) => readOutgoing(turn, (sendId) => filesOf.get(sendId)) ?? []);
    }),

  async handOver(turn) {
    const place = placeOf(draftKeyOf(turn));
    const { files, ...rest } = turn;
    await transact('readwrite', (store) => {
      store('outgoing').put(rest, turn.sendId);
      if (files.length > 0) store('outgoing-files').put(files, turn.sendId);
      store('text').delete(place);
      store('files').delete(place);
    });
    dropLastWords(...place);
  },

  async change(sendId, how) {
    const [turn, next] = await transact('readwrite', async (store) => {
      const before = await read(store, sendId);
      const after = before && how(before);
      if (after === null) remove(store, sendId);
      else if (after !== undefined) {
        const { files: _written, ...rest } = after;
        store('outgoing').put(rest, sendId);
      }
      return [before, after];
    });
    if (next === null && turn !== undefined) dropLastWords(draftKeyOf(turn), sendId);
    return next === null ? turn : next;
  },

  takeBack: (sendId, may, draft) =>
    transact('readwrite', async (store) => {
      const turn = await read(store, sendId);
      if (turn === undefined || !may(turn)) return undefined;
      const kept = draft(turn);
      const place = placeOf(draftKeyOf(turn));
      remove(store, sendId);
      store('text').put(textOf(kept), place);
      store('files').put(kept.files, place);
      return turn;
    }),

  async dropDraft(turn) {
    const key = draftKeyOf(turn);
    const place = placeOf(key);
    await transact('readwrite', async (store) => {
      const text = DraftText.safeParse(await ask(store('text').get(place))).data;
      if (text === undefined || !turn.input.startsWith(text.input)) return;
      store('text').delete(place);
      store('files').delete(place);
    });
    dropLastWords(key, turn.sendId);
  },
};

async function read(store: Stores, sendId: string): Promise<Outgoing | undefined> {
  const [turn, files] = await Promise.all([
    ask(store('outgoing').get(sendId)),
    ask(store('outgoing-files').get(sendId)),
  ]);
  return readOutgoing(turn, () => files);
}

function remove(store: Stores, sendId: string): void {
  store('outgoing').delete(sendId);
  store('outgoing-files').delete(sendId);
}

/** What can't be read is left where it is: it must not hide the rest. */
function readOutgoing(stored: unknown, filesOf: (sendId: string) => unknown): Outgoing | undefined {
  const record = Record.safeParse(stored).data;
  return Outgoing.safeParse({ ...record, files: filesOf(String(record?.['sendId'])) ?? [] }).data;
}
