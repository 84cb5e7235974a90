import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EMPTY_DRAFT, type Draft } from '#app/sending/draft.ts';
import { createAutosave, type Keeping } from './autosave.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp(fail = () => false) {
  const saves: { draft: Draft; withFiles: boolean }[] = [];
  const lastWords: string[] = [];
  const said: Keeping[] = [];
  const store = {
    save(_key: string, draft: Draft, withFiles: boolean) {
      saves.push({ draft, withFiles });
      return fail() ? Promise.reject(new Error('QuotaExceededError')) : Promise.resolve();
    },
    saveTextNow(_key: string, draft: Draft) {
      lastWords.push(draft.input);
    },
  };
  const autosave = createAutosave('new', store, (keeping) => said.push(keeping), 300);
  autosave.start(null);
  return { autosave, saves, lastWords, said };
}

const write = (input: string, files: readonly File[] = EMPTY_DRAFT.files): Draft => ({ ...EMPTY_DRAFT, input, files });
const bigFile = new File([new Uint8Array(10_000_001)], 'scan.pdf');
const smallFile = new File(['a'], 'a.csv');

test('text is kept once typing pauses, without its files', async () => {
  const { autosave, saves, said } = setUp();
  for (const input of ['a', 'ab', 'abc']) autosave.keep(write(input));
  await vi.advanceTimersByTimeAsync(299);
  expect(saves).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(saves).toEqual([{ draft: write('abc'), withFiles: false }]);
  expect(said.at(-1)).toBe('saved');
});

test('files are kept at once, but for those over the limit', () => {
  const { autosave, saves } = setUp();
  autosave.keep(write('a', [bigFile, smallFile]));
  expect(saves).toHaveLength(1);
  expect(saves[0]?.withFiles).toBe(true);
  expect(saves[0]?.draft.files).toEqual([smallFile]);
});

test('what waits is written when asked for, once', () => {
  const { autosave, saves } = setUp();
  autosave.keep(write('a'));
  autosave.flush();
  autosave.flush();
  expect(saves).toHaveLength(1);
});

test('a page that closes leaves what is not surely kept yet, and only that', async () => {
  const { autosave, lastWords } = setUp();
  autosave.close();
  autosave.keep(write('waits'));
  autosave.close();
  autosave.keep(write('on its way'));
  autosave.flush();
  autosave.close();
  await vi.advanceTimersByTimeAsync(0);
  autosave.close();
  expect(lastWords).toEqual(['waits', 'on its way']);
});

test('a draft that was sent is not written again', async () => {
  const { autosave, saves, said } = setUp();
  autosave.keep(write('a'));
  autosave.forget();
  await vi.advanceTimersByTimeAsync(1000);
  expect(saves).toEqual([]);
  expect(said.at(-1)).toBe('nothing');
});

test('an older write that ends late says nothing about what is typed since', async () => {
  const { autosave, said } = setUp();
  autosave.keep(write('a'));
  autosave.flush();
  autosave.keep(write('ab'));
  await vi.advanceTimersByTimeAsync(10);
  expect(said.at(-1)).toBe('writing');
});

test('a refusal is said, and the next write brings the files again', async () => {
  let full = true;
  const { autosave, saves, said } = setUp(() => full);
  const files = [smallFile];
  autosave.keep(write('a', files));
  await vi.advanceTimersByTimeAsync(0);
  expect(said.at(-1)).toBe('refused');
  full = false;
  autosave.keep(write('ab', files));
  await vi.advanceTimersByTimeAsync(300);
  expect(saves.at(-1)?.withFiles).toBe(true);
  expect(said.at(-1)).toBe('saved');
});

test('what was restored is not written back', async () => {
  const { autosave, saves, said } = setUp();
  const stored = write('kept', [smallFile]);
  autosave.start(stored);
  autosave.keep(stored);
  await vi.advanceTimersByTimeAsync(1000);
  expect(saves).toEqual([]);
  expect(said.at(-1)).toBe('saved');
});
