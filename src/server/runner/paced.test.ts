import { expect, test } from 'vitest';
import type { Clock } from '../domain/clock.ts';
import type { Engine, EngineEvent, TurnContext } from './engine.ts';
import { paced } from './paced.ts';

/** A clock that only sleeping moves. */
function createClock(): Clock & { slept: number } {
  const clock = {
    slept: 0,
    now: () => 0,
    elapsed: () => clock.slept,
    sleep(ms: number) {
      clock.slept += Math.max(0, ms);
      return Promise.resolve();
    },
  };
  return clock;
}

function engineSaying(...events: EngineEvent[]): Engine {
  return {
    name: 'x',
    description: 'x',
    languageModel: false,
    async *run() {
      yield* events;
    },
  };
}

function turnWith(signal: AbortSignal): TurnContext {
  return {
    input: '',
    instructions: '',
    outputSchema: null,
    budget: 'standard',
    history: [],
    workspace: {
      list: () => [],
      read: () => Promise.reject(new Error('none')),
      write: () => Promise.reject(new Error('none')),
    },
    signal,
    call: () => {
      throw new Error('no tools here');
    },
    inspect: () => Promise.reject(new Error('no tools here')),
  };
}

async function collect(events: AsyncIterable<EngineEvent>): Promise<EngineEvent[]> {
  const all: EngineEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

const TEXT = 'Ünïcode 👩‍👩‍👧‍👦 stays whole. '.repeat(20);

test('text comes in small pieces that add up, at the pace that was asked for', async () => {
  const clock = createClock();
  const engine = paced(engineSaying({ type: 'text-delta', id: 't', delta: TEXT }), 400, clock);
  const events = await collect(engine.run(turnWith(new AbortController().signal)));
  const deltas = events.map((event) => (event.type === 'text-delta' ? event.delta : ''));
  expect(deltas.join('')).toBe(TEXT);
  expect(deltas.length).toBeGreaterThan(20);
  expect(clock.slept).toBeCloseTo((TEXT.length / 400) * 1000, 3);
  const whole = [...new Intl.Segmenter('en').segment(TEXT)].length;
  const inPieces = deltas.reduce((sum, delta) => sum + [...new Intl.Segmenter('en').segment(delta)].length, 0);
  expect(inPieces).toBe(whole);
});

test('everything else passes as it is, without a wait', async () => {
  const clock = createClock();
  const file: EngineEvent = { type: 'file', url: '/f', mediaType: 'text/csv' };
  expect(await collect(paced(engineSaying(file), 400, clock).run(turnWith(new AbortController().signal)))).toEqual([
    file,
  ]);
  expect(clock.slept).toBe(0);
});

test('a pace of 0 leaves the engine as it is', () => {
  const engine = engineSaying();
  expect(paced(engine, 0, createClock())).toBe(engine);
});

test('an abort ends it at the next piece', async () => {
  const abort = new AbortController();
  const engine = paced(engineSaying({ type: 'text-delta', id: 't', delta: TEXT }), 400, createClock());
  const events: EngineEvent[] = [];
  for await (const event of engine.run(turnWith(abort.signal))) {
    events.push(event);
    abort.abort();
  }
  expect(events).toHaveLength(1);
});

test('what an engine gives back passes through', async () => {
  const engine: Engine = {
    ...engineSaying(),
    // oxlint-disable-next-line require-yield -- an engine that says nothing
    async *run() {
      return { answer: 5 };
    },
  };
  const events = paced(engine, 400, createClock()).run(turnWith(new AbortController().signal));
  expect(await events.next()).toEqual({ done: true, value: { answer: 5 } });
});
