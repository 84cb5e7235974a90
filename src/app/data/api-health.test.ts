import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createApiHealth } from './api-health.ts';
import type { Outcome } from './request.ts';

type Request = { method: string; outcome: Promise<Outcome> };

function setUp() {
  let listener: (request: Request) => void = () => undefined;
  const probes: ((outcome: Outcome) => void)[] = [];
  const health = createApiHealth({
    probe: () => new Promise((resolve) => probes.push(resolve)),
    watch: (given) => (listener = given),
  });
  health.start();
  return {
    health,
    probes,
    request: (outcome: Outcome | Promise<Outcome>, method = 'GET') =>
      listener({ method, outcome: Promise.resolve(outcome) }),
    async answerProbe(outcome: Outcome) {
      probes.at(-1)?.(outcome);
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => vi.useRealTimers());

const flush = () => vi.advanceTimersByTimeAsync(0);

test('stays up when one route fails and the probe is answered', async () => {
  const { health, request, probes, answerProbe } = setUp();
  request('apiDown');
  await flush();
  expect(probes).toHaveLength(1);
  await answerProbe('answered');
  expect(health.get().state).toBe('answering');
});

test('is down when the probe fails too, and tries again at growing intervals of at most 15 s', async () => {
  const { health, request, probes, answerProbe } = setUp();
  request('apiDown');
  await flush();
  for (const delay of [2_000, 4_000, 8_000, 15_000, 15_000]) {
    await answerProbe('apiDown');
    expect(health.get()).toMatchObject({ state: 'down', cause: 'api', nextTryAt: Date.now() + delay });
    const tries = probes.length;
    await vi.advanceTimersByTimeAsync(delay - 1);
    expect(probes).toHaveLength(tries);
    await vi.advanceTimersByTimeAsync(1);
    expect(probes).toHaveLength(tries + 1);
    expect(health.get()).toMatchObject({ nextTryAt: null });
  }
});

test('any answered request ends the outage, also during a probe', async () => {
  const { health, request, probes, answerProbe } = setUp();
  request('dashboardDown');
  await flush();
  await answerProbe('dashboardDown');
  expect(health.get()).toMatchObject({ cause: 'dashboard', answeredBefore: false });
  await vi.advanceTimersByTimeAsync(2_000);
  await vi.advanceTimersByTimeAsync(10);
  request('answered');
  await flush();
  expect(health.get().state).toBe('answering');
  await answerProbe('dashboardDown');
  expect(health.get().state).toBe('answering');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(probes).toHaveLength(2);
});

test('tries at once on request, and once at a time', async () => {
  const { health, request, probes, answerProbe } = setUp();
  request('apiDown');
  await flush();
  await answerProbe('apiDown');
  health.check();
  health.check();
  expect(probes).toHaveLength(2);
});

test('is slow while nothing was answered for 4 s', async () => {
  const { health, request } = setUp();
  const since = Date.now();
  request(new Promise(() => undefined));
  await vi.advanceTimersByTimeAsync(3_999);
  expect(health.get().state).toBe('answering');
  await vi.advanceTimersByTimeAsync(1);
  expect(health.get()).toEqual({ state: 'slow', since });
  request('answered');
  await flush();
  expect(health.get().state).toBe('answering');
});

test('is not slow if another request was answered meanwhile, or if a send waits', async () => {
  const { health, request } = setUp();
  request(new Promise(() => undefined), 'POST');
  request(new Promise(() => undefined));
  await vi.advanceTimersByTimeAsync(1_000);
  request('answered');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(health.get().state).toBe('answering');
});

test('a cancelled request proves nothing', async () => {
  const { health, request, probes } = setUp();
  request('cancelled');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(probes).toEqual([]);
  expect(health.get().state).toBe('answering');
});
