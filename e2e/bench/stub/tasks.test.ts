import { expect, test } from 'vitest';
import { partsOf } from './parts.ts';
import { createTask, KINDS, textOf, withTail } from './tasks.ts';

test.each(KINDS)('a task of kind %s is deterministic, and its final record contains all of its text', (kind) => {
  const task = createTask('tsk_x', kind);
  expect(textOf(createTask('tsk_x', kind))).toBe(textOf(task));
  const ended = withTail(task);
  expect(textOf({ ...task, ...ended, tail: [] })).toBe(textOf(task));
  expect(ended.task.status).toBe('completed');
});

test('long replies have over 400,000 characters, in deltas of four', () => {
  const [turn] = withTail(createTask('tsk_x', 'burst')).turns;
  if (turn === undefined) throw new Error('there is no turn');
  expect(turn.outputText?.length).toBeGreaterThan(400_000);
  const deltas = partsOf(turn).flatMap((part) => (part.type === 'text-delta' ? [part.delta] : []));
  expect(deltas.slice(0, -1).every((delta) => delta.length === 4)).toBe(true);
  expect(deltas.join('')).toBe(turn.outputText);
});

test('a reply has headings, lists, tables, code, quotes and links', () => {
  const text = textOf(createTask('tsk_x', 'burst'));
  for (const piece of [/^## /m, /^1\. /m, /^ {2}- /m, /^\| --- /m, /^```ts$/m, /\]\(https:/, /^> /m]) {
    expect(text).toMatch(piece);
  }
});
