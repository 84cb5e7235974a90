import { expect, test } from 'vitest';
import { paths, type ComparedTurns } from '#app/paths.ts';
import { parseComparedTurns, parseFormerAddress } from './compared-turns.ts';

test.each<ComparedTurns>([
  { before: { taskId: 'tsk_1', seq: 0 }, after: { taskId: 'tsk_2', seq: 12 } },
  { before: { taskId: 'a/b&c', seq: 3 }, after: { taskId: 'a/b&c', seq: 4 } },
  { before: undefined, after: { taskId: 'tsk_2', seq: 0 } },
  { before: undefined, after: undefined },
])('reads the address of %j', (turns) => {
  expect(parseComparedTurns(new URL(paths.compare(turns, 'snd_1'), 'http://localhost').searchParams)).toEqual(turns);
});

test.each(['?before=tsk_1', '?before=tsk_1/', '?before=/1', '?before=tsk_1/x', '?before=tsk_1/-1'])(
  'ignores %j',
  (search) => expect(parseComparedTurns(new URLSearchParams(search))).toEqual({ before: undefined, after: undefined }),
);

test('reads the former address of two turns of a task', () => {
  const place = (seq: number) => ({ taskId: 'tsk_1', seq });
  expect(parseFormerAddress('tsk_1', '?compare=2,5')).toEqual({ before: place(2), after: place(5) });
  for (const search of ['', '?compare=', '?compare=2', '?compare=2,5,7', '?compare=a,b']) {
    expect(parseFormerAddress('tsk_1', search)).toBeUndefined();
  }
});
