import { expect, test } from 'vitest';
import type { Clock } from '../domain/clock.ts';
import type { Engine, EngineEvent, TurnContext } from './engine.ts';
import { paceEngine } from './pace-engine.ts';

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

function engineYielding(...events: EngineEvent[]): Engine {
  return {
    name: 'x',
    description: 'x',
    languageModel: null,
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
    callsLeft: () => 0,
    stepsLeft: () => 0,
    nearCap: () => undefined,
    startStep: () => ({ maxOutputTokens: 0, loweredBy: null }),
    countCharacters: () => undefined,
    endStep: () => undefined,
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

test('splits text between graphemes and yields it at the given pace', async () => {
  const clock = createClock();
  const engine = paceEngine(engineYielding({ type: 'text-delta', id: 't', delta: TEXT }), 400, clock);
  const events = await collect(engine.run(turnWith(new AbortController().signal)));
  const deltas = events.map((event) => (event.type === 'text-delta' ? event.delta : ''));
  expect(deltas.join('')).toBe(TEXT);
  expect(deltas.length).toBeGreaterThan(20);
  expect(clock.slept).toBeCloseTo((TEXT.length / 400) * 1000, 3);
  const whole = [...new Intl.Segmenter('en').segment(TEXT)].length;
  const inPieces = deltas.reduce((sum, delta) => sum + [...new Intl.Segmenter('en').segment(delta)].length, 0);
  expect(inPieces).toBe(whole);
});

test('passes other events through without delay', async () => {
  const clock = createClock();
  const file: EngineEvent = { type: 'file', url: '/f', mediaType: 'text/csv' };
  expect(
    await collect(paceEngine(engineYielding(file), 400, clock).run(turnWith(new AbortController().signal))),
  ).toEqual([file]);
  expect(clock.slept).toBe(0);
});

test('a pace of 0 returns the engine unchanged', () => {
  const engine = engineYielding();
  expect(paceEngine(engine, 0, createClock())).toBe(engine);
});

test('an abort ends the turn after the current piece', async () => {
  const abort = new AbortController();
  const engine = paceEngine(engineYielding({ type: 'text-delta', id: 't', delta: TEXT }), 400, createClock());
  const events: EngineEvent[] = [];
  for await (const event of engine.run(turnWith(abort.signal))) {
    events.push(event);
    abort.abort();
  }
  expect(events).toHaveLength(1);
});

test('passes the structured output through', async () => {
  const engine: Engine = {
    ...engineYielding(),
    // oxlint-disable-next-line require-yield -- yields nothing on purpose
    async *run() {
      return { answer: 5 };
    },
  };
  const events = paceEngine(engine, 400, createClock()).run(turnWith(new AbortController().signal));
  expect(await events.next()).toEqual({ done: true, value: { answer: 5 } });
});
