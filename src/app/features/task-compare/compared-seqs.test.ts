import { expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { comparedSeqs } from './compared-seqs.ts';

test('an address names the turns that it was made for', () => {
  const { search } = new URL(paths.turnsCompared('tsk_1', 2, 5), 'http://localhost');
  expect(comparedSeqs(search)).toEqual([2, 5]);
});

test.each(['', '?compare=', '?compare=2', '?compare=2,', '?compare=2,5,7', '?compare=a,b', '?compare=-1,2'])(
  '%s asks for none',
  (search) => {
    expect(comparedSeqs(search)).toBeUndefined();
  },
);
