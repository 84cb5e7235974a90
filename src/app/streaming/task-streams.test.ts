import { describe, expect, test } from 'vitest';
import { ApiProblem } from '#contract/api-problem.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';
import { NOT_LIVE, type LiveTask } from './live-task.ts';
import { createFakeClock } from '#app/testing/fake-clock.ts';
import { createSlots } from './slots.ts';
import { createTaskStreams, type StreamDeps } from './task-streams.ts';
import { EMPTY_TRANSCRIPT } from './transcript/transcript-items.ts';
import { transcriptText } from './transcript/transcript.ts';

const WORDS = ['One ', 'two ', 'three ', 'four.'];
const FRAMES = [
  '{"type":"start"}',
  ...WORDS.map((delta) => JSON.stringify({ type: 'text-delta', id: 't', delta })),
  '{"type":"finish"}',
].map((data, offset) => `id: 0/${offset}\ndata: ${data}\n\n`);
const DONE = 'event: done\ndata: [DONE]\n\n';

/** Returns the events that the resume route replays. */
function framesAfter(id: string | undefined): string[] {
  return FRAMES.slice(id === undefined ? 0 : Number(id.split('/')[1]) + 1);
}

function streamOf(frames: readonly string[], cut = false): ReadableStream<Uint8Array> {
  const left = frames.map((frame) => new TextEncoder().encode(frame));
  return new ReadableStream({
    pull(controller) {
      const next = left.shift();
      if (next !== undefined) controller.enqueue(next);
      else if (cut) controller.error(new TypeError('network error'));
      else controller.close();
    },
  });
}

function record(status: string, outputText: string): TaskAndTurns {
  const common = { status, createdAt: '', startedAt: '', triggeredBy: 'ui', workerId: 'w' };
  return {
    task: { ...common, id: 'k', totals: { credits: 0, durationMs: 0, turnCount: 1 } },
    turns: [{ ...common, id: 'n', seq: 0, taskId: 'k', input: 'count', outputText }],
  };
}

/** Creates a tab in virtual time. */
function world(over: Partial<StreamDeps>) {
  let live: LiveTask = NOT_LIVE;
  const phases: string[] = [];
  const clock = createFakeClock();
  let onEnded: (record: TaskAndTurns) => void = () => undefined;
  const ended = new Promise<TaskAndTurns>((resolve) => {
    onEnded = resolve;
  });
  const streams = createTaskStreams({
    openResume: () => Promise.reject(new ApiProblem(404, 'no such route')),
    retrieve: () => Promise.resolve(record('completed', WORDS.join(''))),
    shown: () => live,
    show: (_taskId, next) => {
      if (next.phase !== live.phase) phases.push(next.phase);
      live = next;
    },
    onEnded,
    schedule: queueMicrotask,
    yieldToMain: () => Promise.resolve(),
    now: clock.now,
    wait: clock.wait,
    pause: clock.wait,
    random: () => 1,
    isVisible: () => true,
    newId: () => 'one',
    takeSlot: createSlots({ tabs: undefined, random: () => 0 }),
    tabs: undefined,
    ...over,
  });
  const text = () => transcriptText(live.transcripts[0] ?? EMPTY_TRANSCRIPT);
  return { streams, end: () => clock.until(ended), phases, clock, live: () => live, text };
}

describe('task streams', () => {
  test('a complete stream becomes the live answer', async () => {
    const { streams, end, live, text, phases } = world({});
    streams.adopt('k', 0, streamOf([...FRAMES, DONE]));
    await end();
    expect(text()).toBe('One two three four.');
    expect(live().provenance[0]).toBe('live');
    expect(phases).toEqual(['live', 'idle']);
  });

  test.each([...FRAMES.keys()])('resumes without a gap or repetition after a cut before event %d', async (at) => {
    const resumedAfter: (string | undefined)[] = [];
    let running = true;
    const { streams, end, live, text } = world({
      retrieve: () => Promise.resolve(running ? record('running', '') : record('completed', WORDS.join(''))),
      openResume: ({ lastEventId }) => {
        resumedAfter.push(lastEventId);
        running = false;
        return Promise.resolve(streamOf([...framesAfter(lastEventId), DONE]));
      },
    });
    streams.adopt('k', 0, streamOf(FRAMES.slice(0, at), true));
    await end();
    expect(text()).toBe('One two three four.');
    expect(live().provenance[0]).toBe('resumed');
    expect(resumedAfter).toEqual([at === 0 ? undefined : `0/${at - 1}`]);
  });

  test('without positions, a replay from the start replaces what was streamed', async () => {
    const bare = FRAMES.map((frame) => frame.replace(/^id: .*\n/, ''));
    let running = true;
    const { streams, end, live, text } = world({
      retrieve: () => Promise.resolve(running ? record('running', '') : record('completed', WORDS.join(''))),
      openResume: () => {
        running = false;
        return Promise.resolve(streamOf([...bare, DONE]));
      },
    });
    streams.adopt('k', 0, streamOf(bare.slice(0, 4), true));
    await end();
    expect(text()).toBe('One two three four.');
    expect(live().provenance[0]).toBe('resumed');
  });

  test('does not treat a stream without an end marker as complete', async () => {
    let recordReads = 0;
    const { streams, end, phases } = world({
      retrieve: () => Promise.resolve(record((recordReads += 1) < 3 ? 'running' : 'completed', WORDS.join(''))),
    });
    streams.adopt('k', 0, streamOf(FRAMES.slice(0, 3)));
    await end();
    expect(phases).toEqual(['live', 'reconnecting', 'polling', 'idle']);
  });

  test('polls the record with back-off without a resume route', async () => {
    let recordReads = 0;
    const { streams, end, live, text, clock } = world({
      retrieve: () => Promise.resolve(record((recordReads += 1) < 5 ? 'running' : 'completed', WORDS.join(''))),
    });
    streams.adopt('k', 0, streamOf(FRAMES.slice(0, 2), true));
    await end();
    expect(text()).toBe('One two three four.');
    expect(live().provenance[0]).toBe('record');
    expect(clock.waited).toEqual([400, 800, 1600, 3200]);
  });

  test('replaces an answer that differs from its record', async () => {
    const { streams, end, live, text } = world({
      retrieve: () => Promise.resolve(record('completed', 'One two, mended.')),
    });
    streams.adopt('k', 0, streamOf([...FRAMES, DONE]));
    await end();
    expect(text()).toBe('One two, mended.');
    expect(live().provenance[0]).toBe('record');
  });

  test('ignores the stream of a turn that its record has ended already', async () => {
    const { streams, end, live, text, clock } = world({});
    streams.follow(record('running', ''));
    await end();
    const before = live();
    streams.adopt('k', 0, streamOf([...FRAMES, DONE]));
    await clock.settle();
    expect([live(), text()]).toEqual([before, 'One two three four.']);
  });

  test('waits until the API is back', async () => {
    let recordReads = 0;
    const { streams, end, text } = world({
      retrieve: () =>
        (recordReads += 1) < 4
          ? Promise.reject(new ApiProblem(recordReads === 1 ? 0 : 502, 'down'))
          : Promise.resolve(record('completed', WORDS.join(''))),
    });
    streams.adopt('k', 0, streamOf([], true));
    await end();
    expect(text()).toBe('One two three four.');
  });

  test('polls the record after a detach', async () => {
    let [opened, recordReads] = [0, 0];
    const { streams, live, text, end, clock } = world({
      openResume(_from, signal) {
        if (signal.aborted) return Promise.reject(signal.reason);
        opened += 1;
        return Promise.resolve(new ReadableStream());
      },
      retrieve() {
        recordReads += 1;
        if (recordReads === 3) return Promise.reject(new ApiProblem(429, 'slow down', 20_000));
        return Promise.resolve(recordReads === 4 ? record('completed', WORDS.join('')) : record('running', ''));
      },
    });
    const ends: number[] = [];
    streams.onEnd(({ seq }) => ends.push(seq));
    streams.follow(record('running', ''));
    streams.detach('k');
    streams.follow(record('running', ''));
    expect(live().phase).toBe('detached');
    await end();
    expect([live().phase, text(), opened, ends]).toEqual(['idle', 'One two three four.', 0, [0]]);
    expect(clock.now()).toBe(30_000);
  });

  test('a detached task is followed again', async () => {
    let opened = 0;
    const { streams, live, text, end, clock } = world({
      openResume(_from, signal) {
        if (signal.aborted) return Promise.reject(signal.reason);
        opened += 1;
        return Promise.resolve(streamOf([...FRAMES, DONE]));
      },
      retrieve: () => Promise.resolve(opened === 0 ? record('running', '') : record('completed', WORDS.join(''))),
    });
    streams.follow(record('running', ''));
    streams.detach('k');
    streams.attach(record('running', ''));
    await end();
    expect([live().phase, live().provenance[0], text(), opened]).toEqual(['idle', 'resumed', WORDS.join(''), 1]);
    expect(clock.now()).toBe(0);
  });

  test('reads a running task after turns that ended before it', async () => {
    const resumedAfter: (string | undefined)[] = [];
    let running = true;
    const turn = record('completed', 'before').turns;
    const { streams, end } = world({
      retrieve: () => {
        const now = record(running ? 'running' : 'completed', 'x');
        return Promise.resolve({ ...now, turns: [...turn, ...now.turns.map((one) => ({ ...one, seq: 1 }))] });
      },
      openResume: ({ lastEventId }) => {
        resumedAfter.push(lastEventId);
        running = false;
        return Promise.resolve(streamOf([DONE]));
      },
    });
    const now = record('running', '');
    streams.follow({ ...now, turns: [...turn, ...now.turns.map((one) => ({ ...one, seq: 1 }))] });
    await end();
    expect(resumedAfter).toEqual(['0/999999999']);
  });

  test('completes a turn that was left for the next one, once its record is complete', async () => {
    const { streams, live, text } = world({
      retrieve: () => Promise.resolve(record('running', '')),
      openResume: () => Promise.resolve(new ReadableStream()),
    });
    streams.adopt('k', 0, streamOf(FRAMES.slice(0, 3), true));
    await new Promise((resolve) => setTimeout(resolve));
    streams.adopt('k', 1, new ReadableStream());
    expect([text(), live().provenance[0]]).toEqual(['One two ', undefined]);
    const [first] = record('completed', WORDS.join('')).turns;
    const [second] = record('running', '').turns.map((turn) => ({ ...turn, seq: 1 }));
    if (first === undefined || second === undefined) throw new Error('no turns');
    streams.follow({ ...record('running', ''), turns: [first, second] });
    expect([text(), live().provenance[0], live().phase]).toEqual([WORDS.join(''), 'record', 'live']);
  });
});
