import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const FILE = new File(['city,price'], 'homes.csv', { type: 'text/csv', lastModified: 1 });
const TAB = 'snd_01TAB';

const turn = (sendId: string, change: object) => ({
  sendId,
  tab: TAB,
  api: 'embedded',
  taskId: 'tsk_1',
  opensTask: false,
  workerId: null,
  input: `Input of ${sendId}`,
  budget: 'standard',
  queued: false,
  state: 'waiting',
  seq: null,
  postedAt: null,
  leftAt: null,
  confirmed: false,
  notBefore: null,
  problem: null,
  ...change,
});

const POSTED = { seq: 2, postedAt: 1_000, leftAt: 2_000 };
const TURNS = [
  turn('snd_1', {}),
  turn('snd_2', { state: 'held', queued: true }),
  turn('snd_3', { state: 'posted', ...POSTED }),
  turn('snd_4', { state: 'undecided', ...POSTED, problem: { status: 0, message: 'No answer.', at: 3_000 } }),
  turn('snd_5', { state: 'refused', problem: { status: 402, message: 'No credits.', retryAfterMs: 5, at: 3_000 } }),
  turn('snd_6', { state: 'taken', ...POSTED }),
];

function createStorage(items: Record<string, string> = {}) {
  const storage = {
    getItem: (key: string) => (Object.hasOwn(storage, key) ? (Reflect.get(storage, key) as string) : null),
    setItem: (key: string, value: string) => void Reflect.set(storage, key, value),
    removeItem: (key: string) => void Reflect.deleteProperty(storage, key),
  };
  for (const name of ['getItem', 'setItem', 'removeItem']) Object.defineProperty(storage, name, { enumerable: false });
  return Object.assign(storage, items);
}

/** Uses plain IndexedDB calls. */
async function storeEarlierData(factory: IDBFactory) {
  const request = factory.open('handinger-drafts', 2);
  request.addEventListener('upgradeneeded', () => {
    for (const name of ['text', 'files', 'outgoing', 'outgoing-files']) request.result.createObjectStore(name);
  });
  await new Promise((resolve) => request.addEventListener('success', resolve));
  const db = request.result;
  const tx = db.transaction(['text', 'files', 'outgoing', 'outgoing-files'], 'readwrite');
  tx.objectStore('text').put({ input: 'A draft', budget: 'high', workerId: 'wrk_1' }, ['new', TAB]);
  tx.objectStore('files').put([FILE], ['new', TAB]);
  tx.objectStore('text').put({ input: 'A follow-up', budget: 'low', workerId: null }, ['tsk_1', TAB]);
  for (const stored of TURNS) tx.objectStore('outgoing').put(stored, stored.sendId);
  tx.objectStore('outgoing-files').put([FILE], 'snd_3');
  await new Promise((resolve) => tx.addEventListener('complete', resolve));
  db.close();
}

beforeEach(async () => {
  vi.resetModules();
  const clone = structuredClone;
  // Node.js clones a File to a Blob; browsers don't.
  vi.stubGlobal('structuredClone', (value: unknown) =>
    Array.isArray(value) && value.every((item) => item instanceof File) ? [...value] : clone(value),
  );
  const factory = new IDBFactory();
  vi.stubGlobal('indexedDB', factory);
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('sessionStorage', createStorage({ tab: TAB }));
  vi.stubGlobal(
    'localStorage',
    createStorage({
      'handinger-drafts/tsk_2/snd_01CLOSED': JSON.stringify({ input: 'Last text', budget: 'standard', workerId: null }),
    }),
  );
  await storeEarlierData(factory);
});

afterEach(() => vi.unstubAllGlobals());

test('reads the outgoing turns of the first version, with their files', async () => {
  const { outgoingStore } = await import('./outgoing-store.ts');
  const turns = await outgoingStore.list();
  expect(turns.map(({ sendId, state, lastByteSentAt }) => [sendId, state, lastByteSentAt])).toEqual([
    ['snd_1', 'waiting', null],
    ['snd_2', 'blocked', null],
    ['snd_3', 'posted', 2_000],
    ['snd_4', 'unknown', 2_000],
    ['snd_5', 'refused', null],
    ['snd_6', 'accepted', 2_000],
  ]);
  expect(turns.map(({ files }) => files.map(({ name }) => name))).toEqual([[], [], ['homes.csv'], [], [], []]);
  expect(turns.map(({ input }) => input)).toEqual(TURNS.map(({ input }) => input));
  expect(turns[4]?.problem).toEqual({ status: 402, message: 'No credits.', retryAfterMs: 5, at: 3_000 });
});

test('changes and takes back turns of the first version', async () => {
  const { outgoingStore } = await import('./outgoing-store.ts');
  await outgoingStore.change('snd_3', (stored) => ({ ...stored, lastByteSentAt: 9_000 }));
  await outgoingStore.change('snd_6', () => null);
  const taken = await outgoingStore.takeBack(
    'snd_2',
    () => true,
    ({ input, files, budget, workerId }) => ({ input, files, budget, workerId }),
  );
  expect(taken?.state).toBe('blocked');
  const left = await outgoingStore.list();
  expect(left.map(({ sendId, lastByteSentAt }) => [sendId, lastByteSentAt])).toEqual([
    ['snd_1', null],
    ['snd_3', 9_000],
    ['snd_4', 2_000],
    ['snd_5', null],
  ]);
  expect(left[1]?.files.map(({ name }) => name)).toEqual(['homes.csv']);
});

test('loads the drafts of the first version, and the text that a closing page left', async () => {
  const { storedDrafts } = await import('./stored-drafts.ts');
  const draft = await storedDrafts.load('new');
  expect(draft).toMatchObject({ input: 'A draft', budget: 'high', workerId: 'wrk_1' });
  expect(draft?.files.map(({ name }) => name)).toEqual(['homes.csv']);
  expect(await storedDrafts.load('tsk_1')).toMatchObject({ input: 'A follow-up', budget: 'low', files: [] });
  expect(await storedDrafts.load('tsk_2')).toMatchObject({ input: 'Last text' });
});

test('lists the drafts of the first version, with the text that a closing page left', async () => {
  const { listStoredDrafts } = await import('./stored-drafts.ts');
  expect(await listStoredDrafts()).toEqual([
    { key: 'new', input: 'A draft', fileNames: ['homes.csv'] },
    { key: 'tsk_1', input: 'A follow-up', fileNames: [] },
    { key: 'tsk_2', input: 'Last text', fileNames: [] },
  ]);
});
