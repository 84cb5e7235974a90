import { expect, test } from 'vitest';
import type { ListedTask } from '#contract/task.ts';
import { NOTHING, selectedTasks, stepSelection, type Selection, type SelectionStep } from './selection.ts';

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

const toggle = (id: string): SelectionStep => ({ do: 'toggle', task: row(id) });
const reach = (to: string, among = rows): SelectionStep => ({ do: 'reach', to, rows: among });
const extend = (from: string, to: string): SelectionStep => ({ do: 'extend', from, to, rows });
const after = (...steps: readonly SelectionStep[]): Selection => steps.reduce(stepSelection, NOTHING);
const ids = ({ picked }: Selection) => [...picked.keys()].toSorted().join('');

test('one by one, on and off', () => {
  expect(ids(after(toggle('b'), toggle('d'), toggle('b')))).toBe('d');
});

test('Shift and a click select from the last one to this, down or up', () => {
  expect(ids(after(toggle('b'), reach('e')))).toBe('bcde');
  expect(ids(after(toggle('e'), reach('b')))).toBe('bcde');
  expect(ids(after(reach('c')))).toBe('c');
});

test('a second Shift and click moves the end of the range, and keeps what was selected before it', () => {
  expect(ids(after(toggle('a'), toggle('c'), reach('f'), reach('d')))).toBe('acd');
});

test('by keyboard a range grows, and shrinks when one turns back', () => {
  expect(ids(after(extend('b', 'c'), extend('c', 'd')))).toBe('bcd');
  expect(ids(after(extend('b', 'c'), extend('c', 'd'), extend('d', 'c'), extend('c', 'b'), extend('b', 'a')))).toBe(
    'ab',
  );
});

test('a range that begins elsewhere leaves the last one as it is', () => {
  expect(ids(after(extend('a', 'b'), extend('e', 'f')))).toBe('abef');
  expect(ids(after(toggle('a'), extend('d', 'e')))).toBe('ade');
});

test('where the row that a range began at is gone, it begins anew', () => {
  const left = rows.filter(({ id }) => id !== 'b');
  expect(ids(after(toggle('b'), reach('d', left)))).toBe('bd');
  expect(ids(after(toggle('b'), reach('d', left), reach('f', left)))).toBe('bdef');
});

test('what is selected by a sweep is remembered as such, until it is chosen by hand', () => {
  const sweep: SelectionStep = { do: 'sweep', tasks: rows };
  expect([...after(toggle('b'), sweep).swept].join('')).toBe('acdef');
  expect([...after(sweep, toggle('a'), toggle('a')).swept].join('')).toBe('bcdef');
  expect(after(sweep, { do: 'none' }).swept.size).toBe(0);
});

test('all that are given join what is selected, and none is none', () => {
  expect(ids(after(toggle('z'), { do: 'sweep', tasks: rows }))).toBe('abcdefz');
  expect(after(toggle('a'), { do: 'none' })).toBe(NOTHING);
  expect(stepSelection(NOTHING, { do: 'none' })).toBe(NOTHING);
});

test('what is selected is told as it is now, stays when its page is gone, and goes where it is archived', () => {
  const selection = after(toggle('a'), toggle('b'), toggle('c'));
  const told = selectedTasks(selection, [task('a', 9), task('x')], (id) => id === 'c');
  expect(told.map(({ id, totals }) => [id, totals.credits])).toEqual([
    ['a', 9],
    ['b', 1],
  ]);
});
