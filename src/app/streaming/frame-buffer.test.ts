import { expect, test } from 'vitest';
import type { TaskEvent } from '#contract/task-event.ts';
import { NOT_LIVE, type LiveTask } from './live-task.ts';
import { createFrameBuffer } from './frame-buffer.ts';
import { EMPTY_TRANSCRIPT } from './transcript/transcript-items.ts';
import { transcriptText } from './transcript/transcript.ts';

const say = (delta: string): TaskEvent => ({ id: undefined, part: { type: 'text-delta', id: 't', delta } });

function world() {
  const shows: LiveTask[] = [];
  const frames: (() => void)[] = [];
  let time = 0;
  const store = createFrameBuffer({
    shown: () => shows.at(-1) ?? NOT_LIVE,
    show: (_taskId, live) => void shows.push(live),
    schedule: (run) => void frames.push(run),
    now: () => time,
  });
  const frame = () => {
    time += 16;
    for (const run of frames.splice(0)) run();
  };
  const text = (live: LiveTask | undefined, seq = 0) => transcriptText(live?.transcripts[seq] ?? EMPTY_TRANSCRIPT);
  return { store, shows, frame, text };
}

test('shows all events between two frames at once', () => {
  const { store, shows, frame, text } = world();
  for (const word of ['One ', 'two ', 'three.']) store.take('k', 0, [say(word)]);
  expect(shows).toHaveLength(0);
  frame();
  expect(shows.map((live) => text(live))).toEqual(['One two three.']);
  frame();
  expect(shows).toHaveLength(1);
});

test('returns events that are not shown yet', () => {
  const { store, shows, text } = world();
  store.take('k', 0, [say('One ')]);
  expect(text(store.now('k'))).toBe('One ');
  expect(shows).toHaveLength(0);
});

test('shows buffered events when the phase changes', () => {
  const { store, shows, text } = world();
  store.take('k', 0, [say('One ')]);
  store.patch('k', { phase: 'reconnecting' });
  expect([shows.at(-1)?.phase, text(shows.at(-1))]).toEqual(['reconnecting', 'One ']);
});

test('applies the events of another turn to that turn', () => {
  const { store, text } = world();
  store.take('k', 0, [say('first')]);
  store.take('k', 1, [say('second')]);
  expect([text(store.now('k'), 0), text(store.now('k'), 1)]).toEqual(['first', 'second']);
});

test('shows nothing in a frame after release', () => {
  const { store, shows, frame, text } = world();
  store.take('k', 0, [say('One ')]);
  store.release('k');
  expect(text(shows.at(-1))).toBe('One ');
  frame();
  expect(shows).toHaveLength(1);
});

test('shows a replay every 100 ms, and its end at once', () => {
  const { store, shows, frame, text } = world();
  const flood = Array.from({ length: 300 }, () => say('.'));
  for (let frames = 0; frames < 13; frames += 1) {
    store.take('k', 0, flood);
    frame();
  }
  expect(shows).toHaveLength(1);
  frame();
  expect(shows).toHaveLength(2);
  expect(text(shows.at(-1))).toHaveLength(13 * 300);
});
