import { describe, expect, test } from 'vitest';
import { ApiProblem } from '#contract/api-problem.ts';
import type { TaskEvent } from '#contract/task-event.ts';
import { createFakeApi } from '#app/testing/fake-api.ts';
import { createFakeBrowser } from '#app/testing/fake-browser.ts';
import { createFakeClock } from '#app/testing/fake-clock.ts';
import { NOT_LIVE, type LiveTask } from './live-task.ts';
import { readTurn, type ReadTurnDeps, type TurnToRead } from './read-turn.ts';
import { createSlots } from './slots.ts';
import { EMPTY_TRANSCRIPT } from './transcript/transcript-items.ts';
import { takeEvents, transcriptText } from './transcript/transcript.ts';

const encoder = new TextEncoder();

/** Creates a reader of one turn in virtual time. */
function world(over: Partial<ReadTurnDeps> = {}, api = createFakeApi()) {
  const clock = createFakeClock();
  const phases: string[] = [];
  let live: LiveTask = NOT_LIVE;
  const deps: ReadTurnDeps = {
    openResume: api.openResume,
    retrieve: api.retrieve,
    takeSlot: createSlots({ tabs: undefined, random: () => 0 }),
    yieldToMain: () => Promise.resolve(),
    now: clock.now,
    wait: clock.wait,
    random: () => 1,
    isVisible: () => true,
    ...over,
  };
  const leave = new AbortController();
  const read = (stream?: ReadableStream<Uint8Array>) => {
    const turn: TurnToRead = {
      taskId: 'k',
      seq: 0,
      stream,
      live: () => live,
      hasAudience: () => false,
      onEvents(events: readonly TaskEvent[]) {
        live = { ...live, transcripts: takeEvents(live.transcripts, 0, events) };
      },
      onPhase: (phase) => void phases.push(phase),
    };
    return readTurn(deps, turn, leave.signal);
  };
  async function sayAll() {
    for (const _ of api.frames) {
      api.say();
      await clock.settle();
    }
  }
  const text = () => transcriptText(live.transcripts[0] ?? EMPTY_TRANSCRIPT);
  const items = () => live.transcripts[0]?.items ?? [];
  return { api, clock, phases, read, sayAll, text, items, leave };
}

/** A stream that sends these frames and stays open. */
function hanging(...frames: string[]): {
  stream: ReadableStream<Uint8Array>;
  say: (frame: string) => void;
  cancelled: () => boolean;
} {
  let cancelled = false;
  let say: (frame: string) => void = () => undefined;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      say = (frame) => controller.enqueue(encoder.encode(frame));
      for (const frame of frames) say(frame);
    },
    cancel() {
      cancelled = true;
    },
  });
  return { stream, say: (frame) => say(frame), cancelled: () => cancelled };
}

const frameOf = (part: object) => `data: ${JSON.stringify(part)}\n\n`;
const REASONING = [frameOf({ type: 'reasoning-start', id: 'r' }), frameOf({ type: 'reasoning-end', id: 'r' })] as const;

describe('the time that reasoning took', () => {
  test('is known from a new stream', async () => {
    const { clock, read, items } = world();
    const slow = hanging(REASONING[0]);
    void read(slow.stream);
    await clock.settle();
    await clock.wake(3_000);
    slow.say(REASONING[1]);
    await clock.settle();
    expect(items()).toMatchObject([{ kind: 'reasoning', open: false, durationMs: 3_000 }]);
  });

  test('is not known from a resumed stream, which repeats', async () => {
    const { clock, read, items } = world({ openResume: () => Promise.resolve(hanging(...REASONING).stream) });
    void read();
    await clock.settle();
    expect(items()).toMatchObject([{ kind: 'reasoning', open: false }]);
    expect(items()[0]).not.toHaveProperty('durationMs');
  });
});

describe('a silent stream', () => {
  test('is replaced by the resume route after 45 seconds', async () => {
    const { api, clock, read, sayAll, text } = world();
    const hung = hanging(...api.frames.slice(0, 2));
    api.say();
    const end = read(hung.stream);
    await clock.settle();
    expect(text()).toBe('One ');
    await clock.until(Promise.race([end, clock.wait(45_001, new AbortController().signal)]));
    await clock.settle();
    expect(clock.now()).toBe(45_001);
    expect(hung.cancelled()).toBe(true);
    await sayAll();
    expect((await end)?.resumed).toBe(true);
    expect(text()).toBe(api.outputText);
    expect(api.counts.opened).toBe(1);
  });

  test('is checked at once when the page comes back from sleep', async () => {
    const { api, clock, read } = world();
    const hung = hanging(...api.frames.slice(0, 2));
    void read(hung.stream);
    await clock.settle();
    await clock.wake(10_000);
    expect(api.counts.recordReads).toBe(0);
    await clock.wake(15_000);
    expect(api.counts).toMatchObject({ recordReads: 1, opened: 1 });
    expect(hung.cancelled()).toBe(true);
  });

  test('is kept if the API has nothing better', async () => {
    const { api, clock, read, text, leave } = world({
      openResume: () => Promise.reject(new ApiProblem(404, 'No such route.')),
    });
    const slow = hanging(...api.frames.slice(0, 2));
    const end = read(slow.stream);
    await clock.settle();
    await clock.wake(60_000);
    expect(api.counts.recordReads).toBe(1);
    slow.say(api.frames[2] ?? '');
    await clock.settle();
    expect(text()).toBe('One two ');
    expect(slow.cancelled()).toBe(false);
    leave.abort();
    await expect(end).rejects.toThrow('abort');
  });

  test('ends if the record has ended', async () => {
    const { api, clock, read, sayAll } = world();
    const hung = hanging(...api.frames.slice(0, 2));
    const end = read(hung.stream);
    await sayAll();
    expect((await clock.until(end))?.record.task.status).toBe('completed');
    expect(clock.now()).toBe(45_000);
  });
});

test('is not checked as long as comments arrive', async () => {
  const { api, clock, read } = world();
  const slow = hanging(...api.frames.slice(0, 2));
  void read(slow.stream);
  for (let i = 0; i < 8; i += 1) {
    await clock.wake(15_000);
    slow.say(': keep-alive\n\n');
    await clock.settle();
  }
  expect(api.counts.recordReads).toBe(0);
});

test('waits for the record of a turn that was just accepted', async () => {
  let recordReads = 0;
  const api = createFakeApi();
  for (const _ of api.frames) api.say();
  const { clock, read } = world(
    {
      retrieve: (taskId, signal) =>
        (recordReads += 1) < 4 ? Promise.reject(new ApiProblem(404, 'No such task.')) : api.retrieve(taskId, signal),
    },
    api,
  );
  const cut = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new TypeError('network error')),
  });
  expect((await clock.until(read(cut)))?.record.task.id).toBe('k');
  expect(clock.waited).toEqual([400, 800, 1600]);
});

test('stops for a task that does not exist', async () => {
  const { clock, read } = world({ retrieve: () => Promise.reject(new ApiProblem(404, 'No such task.')) });
  expect(await clock.until(read())).toBeUndefined();
});

test.each([401, 403])('continues while the key is refused (%d)', async (status) => {
  let recordReads = 0;
  const api = createFakeApi();
  for (const _ of api.frames) api.say();
  const { clock, read } = world(
    {
      retrieve: (taskId, signal) =>
        (recordReads += 1) < 5 ? Promise.reject(new ApiProblem(status, 'No.')) : api.retrieve(taskId, signal),
    },
    api,
  );
  expect(await clock.until(read())).toMatchObject({ seq: 0 });
  expect(clock.waited).toEqual([400, 800, 1600, 3200]);
});

test('gives up a turn that only an inconsistent record contained', async () => {
  const api = createFakeApi();
  for (const _ of api.frames) api.say();
  const { task } = api.record();
  const { clock, read } = world({ retrieve: () => Promise.resolve({ task, turns: [] }) }, api);
  expect(await clock.until(read())).toBeUndefined();
  expect(api.counts.opened).toBe(0);
});

test('backs off while the stream repeats an end that is not recorded', async () => {
  const api = createFakeApi();
  const running = api.record();
  for (const _ of api.frames) api.say();
  // Without positions each replay starts over and adds nothing.
  const all = `${api.frames.map((frame) => frame.replace(/^id: .*\n/, '')).join('')}data: [DONE]\n\n`;
  let recordReads = 0;
  const { clock, read } = world(
    {
      openResume: () => Promise.resolve(new Blob([all]).stream()),
      retrieve: () => Promise.resolve((recordReads += 1) < 6 ? running : api.record()),
    },
    api,
  );
  await clock.until(read());
  expect(clock.waited).toEqual([800, 1600, 3200]);
});

test('waits as long as the API asks', async () => {
  let recordReads = 0;
  const api = createFakeApi();
  for (const _ of api.frames) api.say();
  const { clock, read } = world(
    {
      retrieve: (taskId, signal) =>
        (recordReads += 1) < 2
          ? Promise.reject(new ApiProblem(429, 'Slow down.', 30_000))
          : api.retrieve(taskId, signal),
    },
    api,
  );
  await clock.until(read());
  expect(clock.waited).toEqual([30_000]);
});

test('polls the record until a slot is free, then opens the stream', async () => {
  const browser = createFakeBrowser();
  const tab = browser.openTab();
  const takeSlot = createSlots({ tabs: { locks: tab.locks, channel: tab.slotChannel }, random: () => 0 });
  const { signal } = new AbortController();
  const others = await Promise.all([0, 1, 2, 3].map(() => takeSlot({ how: 'now', signal, isUnseen: () => false })));
  const { api, clock, read, sayAll, phases, text } = world({ takeSlot });
  const end = read();
  await clock.settle();
  expect([phases, api.counts.opened]).toEqual([['queued'], 0]);
  others[1]?.release();
  await clock.settle();
  expect(phases).toEqual(['queued', 'live']);
  await sayAll();
  await end;
  expect(text()).toBe(api.outputText);
  expect(await takeSlot({ how: 'now', signal, isUnseen: () => false })).toBeDefined();
});
