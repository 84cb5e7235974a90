import { expect, test } from 'vitest';
import { ApiProblem } from '#contract/api-problem.ts';
import { createGentleSender } from './gentle-sender.ts';

/** A sender on a clock that jumps from wait to wait; `answer` says what becomes of each sending. */
function createRig(answer: (id: string, nth: number) => unknown = () => undefined) {
  let now = 0;
  let out = 0;
  let most = 0;
  const sent: string[] = [];
  const tries = new Map<string, number>();
  const heard: string[] = [];
  const timers = new Set<{ due: number; end: () => void }>();
  const stop = new AbortController();
  stop.signal.addEventListener('abort', () => {
    for (const { end } of timers) end();
  });

  async function settleAll() {
    for (let i = 0; i < 4; i += 1) await new Promise((resolve) => setTimeout(resolve));
  }
  const sendAll = createGentleSender({
    async send(id) {
      sent.push(`${id} at ${now}`);
      most = Math.max(most, (out += 1));
      await Promise.resolve();
      out -= 1;
      tries.set(id, (tries.get(id) ?? 0) + 1);
      const problem = answer(id, tries.get(id) ?? 0);
      if (problem !== undefined) throw problem;
    },
    wait(ms, signal) {
      if (ms <= 0 || signal.aborted) return Promise.resolve();
      return new Promise((resolve) => timers.add({ due: now + ms, end: resolve }));
    },
    now: () => now,
    random: () => 1,
  });

  return {
    sent,
    heard,
    stop,
    most: () => most,
    async run(ids: readonly string[]) {
      let isOver = false;
      const all = sendAll(ids, stop.signal, {
        done: (id) => heard.push(`${id} done`),
        refused: (id, error) => heard.push(`${id} refused: ${error instanceof Error ? error.message : ''}`),
        waits: (until) => heard.push(`waits until ${until}`),
      }).then(() => (isOver = true));
      for (;;) {
        await settleAll();
        if (isOver) break;
        const [next] = [...timers].toSorted((a, b) => a.due - b.due);
        if (next === undefined) throw new Error('Nobody waits, and it is not over.');
        timers.delete(next);
        now = Math.max(now, next.due);
        next.end();
      }
      await all;
    },
  };
}

const many = (count: number) => Array.from({ length: count }, (_, i) => `t${i}`);

test('five thousand go out in order, four at a time', async () => {
  const rig = createRig();
  await rig.run(many(5_000));
  expect(rig.sent).toEqual(many(5_000).map((id) => `${id} at 0`));
  expect(rig.most()).toBe(4);
  expect(rig.heard).toHaveLength(5_000);
});

test('two who send share the four', async () => {
  const rig = createRig();
  await Promise.all([rig.run(many(20)), rig.run(many(20).map((id) => `other ${id}`))]);
  expect(rig.most()).toBe(4);
  expect(rig.heard).toHaveLength(40);
});

test('asked to wait, all wait for as long as the API says, and nothing is refused for it', async () => {
  const rig = createRig((id, nth) => (id === 't1' && nth <= 9 ? new ApiProblem(429, 'Slow down.', 3_000) : undefined));
  await rig.run(many(6));
  expect(rig.heard.filter((one) => one.startsWith('waits'))).toHaveLength(9);
  expect(rig.heard.filter((one) => one.endsWith('done'))).toHaveLength(6);
  expect(rig.sent.filter((one) => one.endsWith(' 27000'))).toEqual(['t1 at 27000', 't4 at 27000', 't5 at 27000']);
});

test('a failure that may pass is tried again five times in all, then it is a refusal', async () => {
  const rig = createRig((id) => (id === 't0' ? new ApiProblem(503, 'The disk is full.') : undefined));
  await rig.run(['t0', 't1']);
  expect(rig.sent.filter((one) => one.startsWith('t0'))).toHaveLength(5);
  expect(rig.heard).toEqual(['t1 done', 't0 refused: The disk is full.']);
});

test('an answer that was lost is asked for again', async () => {
  const rig = createRig((_, nth) => (nth === 1 ? new ApiProblem(0, 'No answer.') : undefined));
  await rig.run(['t0']);
  expect(rig.heard).toEqual(['t0 done']);
});

test('a refusal is final, and the others go on', async () => {
  const rig = createRig((id) => (id === 't0' ? new ApiProblem(403, 'Not yours.') : undefined));
  await rig.run(['t0', 't1']);
  expect(rig.heard).toEqual(['t0 refused: Not yours.', 't1 done']);
});

test('stopped, what is out is settled and nothing more goes out', async () => {
  const rig = createRig((id) => {
    if (id === 't3') rig.stop.abort();
    return undefined;
  });
  await rig.run(many(100));
  expect(rig.sent.length).toBeLessThan(12);
  expect(rig.heard).toHaveLength(rig.sent.length);
});

test('stopped while it waits, it waits no longer', async () => {
  const rig = createRig(() => {
    queueMicrotask(() => rig.stop.abort());
    return new ApiProblem(429, 'Slow down.', 60_000);
  });
  await rig.run(many(3));
  expect(rig.heard.filter((one) => !one.startsWith('waits'))).toEqual([]);
});
