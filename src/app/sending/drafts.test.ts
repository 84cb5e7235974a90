import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiProblem } from '#contract/api-problem.ts';
import { EMPTY_DRAFT, type Draft } from './draft.ts';
import { createDrafts } from './drafts.ts';
import { createOutgoing, type Outgoing } from './outgoing.ts';

const KEY = 'tsk_1';
const write = (input: string): Draft => ({ ...EMPTY_DRAFT, input });
const flush = () => vi.advanceTimersByTimeAsync(1_000);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp({ stored = null, turn }: { stored?: Draft | null; turn?: Outgoing } = {}) {
  const saved: string[] = [];
  const backups: string[] = [];
  let finishLoad: (draft: Draft | null) => void = () => undefined;
  let failLoad: () => void = () => undefined;
  const loaded = () => finishLoad(stored);
  const drafts = createDrafts(
    { takeBack: async (_sendId, toDraft) => (turn && toDraft?.(turn), turn) },
    {
      load: () =>
        new Promise((resolve, reject) => {
          finishLoad = resolve;
          failLoad = () => reject(new Error('No database.'));
        }),
      save: async (_key, draft) => void saved.push(draft.input),
      saveTextNow: (_key, draft) => void backups.push(draft.input),
    },
  );
  return { drafts, saved, backups, loaded, failLoad: () => failLoad(), input: () => drafts.get(KEY).draft.input };
}

test('loads the stored draft on the first subscription, and puts it before what was typed meanwhile', async () => {
  const { drafts, loaded, input, saved } = setUp({ stored: write('Compare ') });
  drafts.subscribe(KEY, () => undefined);
  drafts.edit(KEY, { input: 'this' });
  expect(drafts.get(KEY).isLoaded).toBe(false);
  loaded();
  await flush();
  expect([input(), drafts.get(KEY).isLoaded, saved]).toEqual(['Compare this', true, ['Compare this']]);
});

test('keeps a draft that was filled in while the stored one was loading', async () => {
  const { drafts, loaded, input } = setUp({ stored: write('old') });
  drafts.subscribe(KEY, () => undefined);
  drafts.replace(KEY, write('An example'));
  loaded();
  await flush();
  expect([input(), drafts.get(KEY).focusRequests]).toEqual(['An example', 1]);
});

test('does not save a draft that was sent', async () => {
  const { drafts, loaded, saved, input } = setUp();
  drafts.subscribe(KEY, () => undefined);
  loaded();
  await flush();
  drafts.edit(KEY, { input: 'Go' });
  drafts.clear(KEY);
  await flush();
  expect([saved, input()]).toEqual([[], '']);
});

test('saves and forgets a draft when its last subscriber leaves', async () => {
  const { drafts, loaded, saved, input } = setUp();
  const leave = drafts.subscribe(KEY, () => undefined);
  loaded();
  await flush();
  drafts.edit(KEY, { input: 'Half a sen' });
  leave();
  expect([saved, input()]).toEqual([['Half a sen'], '']);
});

test('puts a turn taken back before the draft, with the reason of its refusal', async () => {
  const ids = { sendId: 'snd_1', tab: 'a', api: undefined, taskId: KEY, opensTask: false, queued: false };
  const problem = { status: 402, message: 'No credits.', at: 7 };
  const turn: Outgoing = { ...createOutgoing(write('First'), ids), state: 'refused', problem };
  const { drafts, loaded, input, saved } = setUp({ turn });
  drafts.subscribe(KEY, () => undefined);
  loaded();
  await flush();
  drafts.edit(KEY, { input: 'Second' });
  await drafts.takeBack(KEY, 'snd_1', { focus: true });
  await flush();
  const { refusal, focusRequests } = drafts.get(KEY);
  expect([input(), saved.at(-1), focusRequests]).toEqual(['First\n\nSecond', 'First\n\nSecond', 1]);
  expect(refusal).toEqual({ problem: new ApiProblem(402, 'No credits.'), at: 7 });
});

test('backs up unsaved text, and reports a browser that stores nothing', async () => {
  const { drafts, loaded, failLoad, backups } = setUp();
  const leave = drafts.subscribe(KEY, () => undefined);
  loaded();
  await vi.advanceTimersByTimeAsync(0);
  drafts.edit(KEY, { input: 'Typed just now' });
  drafts.backUp();
  expect(backups).toEqual(['Typed just now']);
  leave();
  drafts.subscribe(KEY, () => undefined);
  failLoad();
  await flush();
  expect(drafts.get(KEY)).toMatchObject({ saveState: 'refused', isLoaded: false });
});
