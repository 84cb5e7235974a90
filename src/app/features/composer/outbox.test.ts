import { expect, test } from 'vitest';
import { ApiProblem } from '#contract/api-problem.ts';
import { EMPTY_DRAFT, type Draft } from '#app/data/drafts.ts';
import { createOutbox } from './outbox.ts';

const draft: Draft = { ...EMPTY_DRAFT, input: 'Average price by city' };

function setUp() {
  const cleared: string[] = [];
  const reported: unknown[] = [];
  const outbox = createOutbox({
    store: {
      clear(key) {
        cleared.push(key);
        return Promise.resolve();
      },
    },
    now: () => 5_000,
    report: (error) => reported.push(error),
  });
  return { outbox, cleared, reported };
}

test('a draft goes out once, however often it is asked for', async () => {
  const { outbox } = setUp();
  const sent: Draft[] = [];
  let accept = () => {};
  const send = (content: Draft) => {
    sent.push(content);
    return new Promise<void>((resolve) => {
      accept = resolve;
    });
  };
  const first = outbox.send('new', draft, send);
  await outbox.send('new', draft, send);
  expect(sent).toEqual([draft]);
  expect(outbox.state('new').sending).toBe(true);
  accept();
  await first;
  expect(outbox.state('new').sending).toBe(false);
});

test('once accepted, the kept draft is cleared and whoever shows it is told', async () => {
  const { outbox, cleared } = setUp();
  const told: string[] = [];
  outbox.onAccepted('new', () => told.push('new'));
  outbox.onAccepted('tsk_1', () => told.push('tsk_1'));
  await outbox.send('new', draft, () => Promise.resolve());
  expect(cleared).toEqual(['new']);
  expect(told).toEqual(['new']);
});

test('a refusal keeps the draft, and its reason until the next send', async () => {
  const { outbox, cleared, reported } = setUp();
  const problem = new ApiProblem(429, 'slow down', 7_000);
  await outbox.send('new', draft, () => Promise.reject(problem));
  expect(outbox.state('new')).toEqual({ sending: false, problem, failedAt: 5_000 });
  expect([cleared, reported]).toEqual([[], []]);
  await outbox.send('new', draft, () => Promise.resolve());
  expect(outbox.state('new').problem).toBeNull();
});

test('a fault of the dashboard’s own leaves the outcome unknown, and is reported', async () => {
  const { outbox, reported } = setUp();
  const fault = new TypeError('a bug');
  await outbox.send('new', draft, () => Promise.reject(fault));
  expect(outbox.state('new').problem?.status).toBe(0);
  expect(reported).toEqual([fault]);
});

test('drafts under other keys go their own way', async () => {
  const { outbox } = setUp();
  const endless = () => new Promise<void>(() => {});
  void outbox.send('new', draft, endless);
  const sent: string[] = [];
  await outbox.send('tsk_1', draft, async ({ input }) => {
    sent.push(input);
  });
  expect(sent).toEqual([draft.input]);
  outbox.forget('new');
  expect(outbox.state('new').sending).toBe(true);
});
