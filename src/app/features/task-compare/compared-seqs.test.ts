import { expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { parseComparedSeqs } from './compared-seqs.ts';

test('reads the turns from the URL that paths builds', () => {
  const { search } = new URL(paths.turnsCompared('tsk_1', 2, 5), 'http://localhost');
  expect(parseComparedSeqs(search)).toEqual([2, 5]);
});

test.each(['', '?compare=', '?compare=2', '?compare=2,', '?compare=2,5,7', '?compare=a,b', '?compare=-1,2'])(
  'rejects %s',
  (search) => {
    expect(parseComparedSeqs(search)).toBeUndefined();
  },
);
