import type { IDBPTransaction } from 'idb';
import * as z from 'zod/mini';
import { openDatabase } from './database.ts';
import { textOf, type Draft } from './drafts.ts';
import { dropLastWords } from './last-words.ts';
import { draftKeyOf, Outgoing } from './outgoing.ts';

/** Where outgoing turns outlive the page, shared by its tabs. Every answer rejects where the browser refuses. */
export type OutgoingStore = {
  /** All that can be read, in the order in which they were handed over. */
  list: () => Promise<Outgoing[]>;
  /** Keeps a turn and drops the draft that it was, or neither. */
  handOver: (turn: Outgoing) => Promise<void>;
  /**
   * Changes a turn as it stands now, all but its files; null removes it, undefined leaves it. Answers it as it then
   * stands (as it stood, where it is removed), undefined where it was left or is gone.
   */
  change: (sendId: string, how: (turn: Outgoing) => Outgoing | null | undefined) => Promise<Outgoing | undefined>;
  /** Makes a turn a draft again; undefined where `may` says no, or it is gone. */
  takeBack: (
    sendId: string,
    may: (turn: Outgoing) => boolean,
    draft: (turn: Outgoing) => Draft,
  ) => Promise<Outgoing | undefined>;
};

type Stores = IDBPTransaction<unknown, string[], 'readwrite'>;

const Record = z.looseObject({});

/** Outgoing turns in IndexedDB. Their files are kept apart, and written once. */
export const outgoingStore: OutgoingStore = {
  async list() {
    const tx = (await openDatabase()).transaction(['outgoing', 'outgoing-files']);
    const [turns, keys, files] = await Promise.all([
      tx.objectStore('outgoing').getAll(),
      tx.objectStore('outgoing-files').getAllKeys(),
      tx.objectStore('outgoing-files').getAll(),
      tx.done,
    ]);
    const filesOf = new Map(keys.map((key, at) => [key, files[at]]));
    return turns.flatMap((turn) => readOutgoing(turn, (sendId) => filesOf.get(sendId)) ?? []);
  },

  async handOver(turn) {
    const key = draftKeyOf(turn);
    const { files, ...rest } = turn;
    const tx = (await openDatabase()).transaction(['text', 'files', 'outgoing', 'outgoing-files'], 'readwrite');
    await Promise.all([
      tx.objectStore('outgoing').put(rest, turn.sendId),
      files.length > 0 && tx.objectStore('outgoing-files').put(files, turn.sendId),
      tx.objectStore('text').delete(key),
      tx.objectStore('files').delete(key),
      tx.done,
    ]);
    dropLastWords(key);
  },

  async change(sendId, how) {
    const tx = (await openDatabase()).transaction(['outgoing', 'outgoing-files'], 'readwrite');
    const turn = await read(tx, sendId);
    const next = turn && how(turn);
    if (next === null) await remove(tx, sendId);
    else if (next !== undefined) {
      const { files: _written, ...rest } = next;
      await tx.objectStore('outgoing').put(rest, sendId);
    }
    await tx.done;
    if (next === null && turn !== undefined) dropLastWords(draftKeyOf(turn), (words) => words.sendId === sendId);
    return next === null ? turn : next;
  },

  async takeBack(sendId, may, draft) {
    const tx = (await openDatabase()).transaction(['text', 'files', 'outgoing', 'outgoing-files'], 'readwrite');
    const turn = await read(tx, sendId);
    if (turn === undefined || !may(turn)) return undefined;
    const kept = draft(turn);
    await Promise.all([
      remove(tx, sendId),
      tx.objectStore('text').put(textOf(kept), draftKeyOf(turn)),
      tx.objectStore('files').put(kept.files, draftKeyOf(turn)),
      tx.done,
    ]);
    return turn;
  },
};

async function read(tx: Stores, sendId: string): Promise<Outgoing | undefined> {
  const [turn, files] = await Promise.all([
    tx.objectStore('outgoing').get(sendId),
    tx.objectStore('outgoing-files').get(sendId),
  ]);
  return readOutgoing(turn, () => files);
}

async function remove(tx: Stores, sendId: string): Promise<void> {
  await Promise.all([tx.objectStore('outgoing').delete(sendId), tx.objectStore('outgoing-files').delete(sendId)]);
}

/** What can't be read is left where it is: it must not hide the rest. */
function readOutgoing(stored: unknown, filesOf: (sendId: string) => unknown): Outgoing | undefined {
  const record = Record.safeParse(stored).data;
  return Outgoing.safeParse({ ...record, files: filesOf(String(record?.['sendId'])) ?? [] }).data;
}
