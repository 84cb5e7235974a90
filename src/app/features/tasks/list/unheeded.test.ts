import { expect, test } from 'vitest';
import type { ListedTask } from '#contract/task.ts';
import { unheeded } from './unheeded.ts';

function task(more: Partial<ListedTask> = {}): ListedTask {
  return {
    id: 'a',
    createdAt: '2026-11-05T09:00:00.000Z',
    status: 'completed',
    totals: { credits: 10, durationMs: 1_000, turnCount: 1 },
    triggeredBy: 'ui',
    workerId: 'wrk_1',
    ...more,
  };
}

test('an answer that fits is heeded', () => {
  const filter = { status: ['completed'], workerId: ['wrk_1'], from: '2026-11-01T00:00:00.000Z', minCredits: 10 };
  expect(unheeded(filter, [task(), task()])).toEqual([]);
  expect(unheeded(filter, [])).toEqual([]);
});

test.each([
  [{ status: ['error'] }, 'It does not filter by status.'],
  [{ triggeredBy: ['api'] }, 'It does not filter by trigger.'],
  [{ workerId: ['wrk_2'] }, 'It does not filter by worker.'],
  [{ from: '2026-11-06T00:00:00.000Z' }, 'It does not filter by date.'],
  [{ to: '2026-11-05T09:00:00.000Z' }, 'It does not filter by date.'],
  [{ minCredits: 11 }, 'It does not filter by credits.'],
  [{ maxCredits: 9 }, 'It does not filter by credits.'],
  [{ archived: 'only' }, 'It does not filter by archived.'],
  [{ q: 'price' }, 'It does not search.'],
] as const)('asked for %j', (filter, sentence) => {
  expect(unheeded(filter, [task()])).toEqual([sentence]);
});

test('a budget that isn’t told is not held against it, another one is', () => {
  expect(unheeded({ budget: ['low'] }, [task()])).toEqual([]);
  expect(unheeded({ budget: ['low'] }, [task({ budget: 'high' })])).toEqual(['It does not filter by budget.']);
});

test('several at once, and what can’t be told', () => {
  expect(unheeded({ status: ['error'], triggeredBy: ['api'], hasFiles: true }, [task()])).toEqual([
    'It does not filter by status or trigger.',
    'Whether it filters by files can’t be told from its answer.',
  ]);
});

test('a task says nothing of the one turn that must fit', () => {
  expect(unheeded({ of: 'turns', status: ['error'], to: '2026-11-01T00:00:00.000Z' }, [task()])).toEqual([]);
});

test('the order', () => {
  const [few, many] = [task({ totals: { credits: 1, durationMs: 1, turnCount: 1 } }), task()];
  expect(unheeded({ sort: 'credits' }, [many, few])).toEqual([]);
  expect(unheeded({ sort: 'credits', order: 'asc' }, [many, few])).toEqual(['It does not sort as it was asked.']);
  const older = task({ createdAt: '2026-11-04T09:00:00.000Z' });
  expect(unheeded({ order: 'asc' }, [task(), older])).toEqual(['It does not sort as it was asked.']);
  expect(unheeded({}, [older, task()])).toEqual([]);
});
