import { expect, test } from 'vitest';
import type { UsageOfGroup } from '#contract/usage.ts';
import { rowsOf, searchOf, viewOf, type WorkerListView } from './worker-list-view.ts';

const figures = (key: string, change: Partial<UsageOfGroup>): [string, UsageOfGroup] => [
  key,
  {
    key,
    credits: 0,
    tasks: 0,
    turns: 0,
    completedTurns: 0,
    abortedTurns: 0,
    failedTurns: 0,
    failedCredits: 0,
    durationMs: 0,
    creditsPerTask: null,
    creditsPerTurn: null,
    ...change,
  },
];
const usage = new Map([
  figures('reader', { tasks: 4, turns: 4, failedTurns: 1, credits: 10 }),
  figures('buyer', { tasks: 2, turns: 8, failedTurns: 0, credits: 40 }),
]);
const at = (day: number) => `2026-03-0${day}T00:00:00.000Z`;
const workers = [
  { id: 'idle', title: 'Checker', summary: 'Checks facts', createdAt: at(4) },
  { id: 'reader', title: 'Invoice reader', createdAt: at(3), lastTaskAt: at(5) },
  { id: 'buyer', title: 'Buyer', summary: 'Compares prices', createdAt: at(1), updatedAt: at(6), lastTaskAt: at(6) },
];
const idsOf = (change: Partial<WorkerListView> = {}) =>
  rowsOf(workers, usage, { ...viewOf(new URLSearchParams()), ...change }).map(({ worker }) => worker.id);

test('the address holds the view, and omits defaults', () => {
  expect(searchOf(viewOf(new URLSearchParams())).toString()).toBe('');
  const text = 'q=prices&sort=credits&order=asc&oneOff=show';
  expect(searchOf(viewOf(new URLSearchParams(text))).toString()).toBe(text);
  expect(viewOf(new URLSearchParams('sort=colour&order=up&oneOff=1'))).toEqual(viewOf(new URLSearchParams()));
});

test('the workers of the newest tasks come first, and unused ones last', () => {
  expect(idsOf()).toEqual(['buyer', 'reader', 'idle']);
});

test('sorts by each column in both orders; a worker without a figure comes last', () => {
  expect(idsOf({ sort: 'title', order: 'asc' })).toEqual(['buyer', 'idle', 'reader']);
  expect(idsOf({ sort: 'tasks' })).toEqual(['reader', 'buyer', 'idle']);
  expect(idsOf({ sort: 'credits', order: 'asc' })).toEqual(['idle', 'reader', 'buyer']);
  expect(idsOf({ sort: 'failureRate' })).toEqual(['reader', 'buyer', 'idle']);
  expect(idsOf({ sort: 'failureRate', order: 'asc' })).toEqual(['buyer', 'reader', 'idle']);
  expect(idsOf({ sort: 'lastRun', order: 'asc' })).toEqual(['reader', 'buyer', 'idle']);
  expect(idsOf({ sort: 'updated' })).toEqual(['buyer', 'idle', 'reader']);
});

test('finds words of the title and the summary', () => {
  expect(idsOf({ q: 'invoice' })).toEqual(['reader']);
  expect(idsOf({ q: 'prices' })).toEqual(['buyer']);
  expect(idsOf({ q: 'nobody' })).toEqual([]);
});
