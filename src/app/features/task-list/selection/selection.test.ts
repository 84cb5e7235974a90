import { expect, test } from 'vitest';
import type { ListedTask } from '#contract/task.ts';
import { EMPTY_SELECTION, selectedTasks, selectionReducer, type Selection, type SelectionAction } from './selection.ts';

const task = (id: string, credits = 1): ListedTask => ({
  id,
  title: id,
  status: 'completed',
  triggeredBy: 'ui',
  workerId: 'w',
  createdAt: '2026-05-11T09:14:22.000Z',
  totals: { credits, durationMs: 1, turnCount: 1 },
});
const rows = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => task(id));
const row = (id: string) => rows.find((one) => one.id === id) ?? task(id);

const toggle = (id: string): SelectionAction => ({ type: 'toggle', task: row(id) });
const extendTo = (to: string, among = rows): SelectionAction => ({ type: 'extendTo', to, rows: among });
const extend = (from: string, to: string): SelectionAction => ({ type: 'extend', from, to, rows });
const after = (...steps: readonly SelectionAction[]): Selection => steps.reduce(selectionReducer, EMPTY_SELECTION);
const ids = ({ selected }: Selection) => [...selected.keys()].toSorted().join('');

test('toggles single tasks', () => {
  expect(ids(after(toggle('b'), toggle('d'), toggle('b')))).toBe('d');
});

test('Shift+click selects from the last row to this one, in both directions', () => {
  expect(ids(after(toggle('b'), extendTo('e')))).toBe('bcde');
  expect(ids(after(toggle('e'), extendTo('b')))).toBe('bcde');
  expect(ids(after(extendTo('c')))).toBe('c');
});

test('a second Shift+click moves the end of the range and keeps the earlier selection', () => {
  expect(ids(after(toggle('a'), toggle('c'), extendTo('f'), extendTo('d')))).toBe('acd');
});

test('a keyboard range grows, and shrinks when moving back', () => {
  expect(ids(after(extend('b', 'c'), extend('c', 'd')))).toBe('bcd');
  expect(ids(after(extend('b', 'c'), extend('c', 'd'), extend('d', 'c'), extend('c', 'b'), extend('b', 'a')))).toBe(
    'ab',
  );
});

test('a range that starts elsewhere keeps the previous one', () => {
  expect(ids(after(extend('a', 'b'), extend('e', 'f')))).toBe('abef');
  expect(ids(after(toggle('a'), extend('d', 'e')))).toBe('ade');
});

test('a range restarts if its anchor is gone', () => {
  const left = rows.filter(({ id }) => id !== 'b');
  expect(ids(after(toggle('b'), extendTo('d', left)))).toBe('bd');
  expect(ids(after(toggle('b'), extendTo('d', left), extendTo('f', left)))).toBe('bdef');
});

test('a task selected in bulk counts as such until it is toggled by hand', () => {
  const selectMany: SelectionAction = { type: 'selectMany', tasks: rows };
  expect([...after(toggle('b'), selectMany).bulkSelected].join('')).toBe('acdef');
  expect([...after(selectMany, toggle('a'), toggle('a')).bulkSelected].join('')).toBe('bcdef');
  expect(after(selectMany, { type: 'clear' }).bulkSelected.size).toBe(0);
});

test('a bulk selection adds to the selection, and clearing empties it', () => {
  expect(ids(after(toggle('z'), { type: 'selectMany', tasks: rows }))).toBe('abcdefz');
  expect(after(toggle('a'), { type: 'clear' })).toBe(EMPTY_SELECTION);
  expect(selectionReducer(EMPTY_SELECTION, { type: 'clear' })).toBe(EMPTY_SELECTION);
});

test('selected tasks are updated from the rows, stay if their page is gone, and go when archived', () => {
  const selection = after(toggle('a'), toggle('b'), toggle('c'));
  const reported = selectedTasks(selection, [task('a', 9), task('x')], (id) => id === 'c');
  expect(reported.map(({ id, totals }) => [id, totals.credits])).toEqual([
    ['a', 9],
    ['b', 1],
  ]);
});
