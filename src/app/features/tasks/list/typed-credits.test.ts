import { expect, test } from 'vitest';
import { typedCredits } from './typed-credits.ts';

test.each([
  ['', undefined],
  ['  ', undefined],
  ['0', 0],
  [' 250 ', 250],
  ['1,000', 1_000],
  ['1.250.000', 1_250_000],
  ['12 000', 12_000],
  ['1.5', null],
  ['-3', null],
  ['many', null],
  ['12345678901234', null],
])('%j typed is %j credits', (text, credits) => {
  expect(typedCredits(text)).toBe(credits);
});
