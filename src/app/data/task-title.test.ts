import { expect, test } from 'vitest';
import { taskTitle } from './task-title.ts';

test.each([
  ['Average price', 'Average price'],
  ['  ', 'tsk_1'],
  [null, 'tsk_1'],
  ['invoice\u202Egpj.exe', 'invoicegpj.exe'],
  ['\u2066\u200B\u202E', 'tsk_1'],
  ['می\u200Cخواهم 👩\u200D🔬', 'می\u200Cخواهم 👩\u200D🔬'],
])('shows the title %j as %s', (title, called) => {
  expect(taskTitle({ id: 'tsk_1', title })).toBe(called);
});

test('truncates a very long title between characters', () => {
  expect(taskTitle({ id: 'tsk_1', title: 'a'.repeat(1000) })).toBe('a'.repeat(1000));
  expect(taskTitle({ id: 'tsk_1', title: 'a'.repeat(500_000) })).toBe(`${'a'.repeat(999)}…`);
  expect(taskTitle({ id: 'tsk_1', title: `${'a'.repeat(998)}${'👩'.repeat(9)}` })).toBe(`${'a'.repeat(998)}…`);
});
