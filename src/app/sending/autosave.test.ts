import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EMPTY_DRAFT, type Draft } from './draft.ts';
import { createAutosave, type SaveState } from './autosave.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp(fail = () => false) {
  const saves: { draft: Draft; withFiles: boolean }[] = [];
  const backups: string[] = [];
  const states: SaveState[] = [];
  const store = {
    save(_key: string, draft: Draft, withFiles: boolean) {
      saves.push({ draft, withFiles });
      return fail() ? Promise.reject(new Error('QuotaExceededError')) : Promise.resolve();
    },
    saveTextNow(_key: string, draft: Draft) {
      backups.push(draft.input);
    },
  };
  const autosave = createAutosave('new', store, (state) => states.push(state), 300);
  autosave.start(null);
  return { autosave, saves, backups, states };
}

const write = (input: string, files: readonly File[] = EMPTY_DRAFT.files): Draft => ({ ...EMPTY_DRAFT, input, files });
const bigFile = new File([new Uint8Array(10_000_001)], 'scan.pdf');
const smallFile = new File(['a'], 'a.csv');

test('saves text without files once typing pauses', async () => {
  const { autosave, saves, states } = setUp();
  for (const input of ['a', 'ab', 'abc']) autosave.save(write(input));
  await vi.advanceTimersByTimeAsync(299);
  expect(saves).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(saves).toEqual([{ draft: write('abc'), withFiles: false }]);
  expect(states.at(-1)).toBe('saved');
});

test('saves files at once, except those over the limit', () => {
  const { autosave, saves } = setUp();
  autosave.save(write('a', [bigFile, smallFile]));
  expect(saves).toHaveLength(1);
  expect(saves[0]?.withFiles).toBe(true);
  expect(saves[0]?.draft.files).toEqual([smallFile]);
});

test('flushes a waiting write once', () => {
  const { autosave, saves } = setUp();
  autosave.save(write('a'));
  autosave.flush();
  autosave.flush();
  expect(saves).toHaveLength(1);
});

test('backs up only what may not be stored yet', async () => {
  const { autosave, backups } = setUp();
  autosave.backUp();
  autosave.save(write('waits'));
  autosave.backUp();
  autosave.save(write('on its way'));
  autosave.flush();
  autosave.backUp();
  await vi.advanceTimersByTimeAsync(0);
  autosave.backUp();
  expect(backups).toEqual(['waits', 'on its way']);
});

test('does not write a draft that was sent', async () => {
  const { autosave, saves, states } = setUp();
  autosave.save(write('a'));
  autosave.forget();
  await vi.advanceTimersByTimeAsync(1000);
  expect(saves).toEqual([]);
  expect(states.at(-1)).toBe('nothing');
});

test('does not report an older write as the state of newer text', async () => {
  const { autosave, states } = setUp();
  autosave.save(write('a'));
  autosave.flush();
  autosave.save(write('ab'));
  await vi.advanceTimersByTimeAsync(10);
  expect(states.at(-1)).toBe('writing');
});

test('reports a refusal and writes the files again with the next text', async () => {
  let full = true;
  const { autosave, saves, states } = setUp(() => full);
  const files = [smallFile];
  autosave.save(write('a', files));
  await vi.advanceTimersByTimeAsync(0);
  expect(states.at(-1)).toBe('refused');
  full = false;
  autosave.save(write('ab', files));
  await vi.advanceTimersByTimeAsync(300);
  expect(saves.at(-1)?.withFiles).toBe(true);
  expect(states.at(-1)).toBe('saved');
});

test('does not write back what was loaded', async () => {
  const { autosave, saves, states } = setUp();
  const stored = write('kept', [smallFile]);
  autosave.start(stored);
  autosave.save(stored);
  await vi.advanceTimersByTimeAsync(1000);
  expect(saves).toEqual([]);
  expect(states.at(-1)).toBe('saved');
});
