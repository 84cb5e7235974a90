import { expect, test } from 'vitest';
import { recentFirst } from './recent-first.ts';

const workers = [
  { id: 'new', createdAt: null },
  { id: 'old', createdAt: null, lastTaskAt: '2026-03-01T00:00:00.000Z' },
  { id: 'unused', createdAt: null },
  { id: 'busy', createdAt: null, lastTaskAt: '2026-03-02T00:00:00.000Z' },
];
const idsOf = (...local: Parameters<typeof recentFirst>[1]) => recentFirst(workers, local).map(({ id }) => id);

test('workers with the newest tasks come first, and the others stay in their order', () => {
  expect(idsOf()).toEqual(['busy', 'old', 'new', 'unused']);
});

test('tasks of this browser count, also where the API reports none', () => {
  const at = Date.parse('2026-03-01T12:00:00Z');
  expect(idsOf({ workerId: 'unused', at }, { workerId: null, at }, { workerId: 'busy', at: 0 })).toEqual([
    'busy',
    'unused',
    'old',
    'new',
  ]);
});
