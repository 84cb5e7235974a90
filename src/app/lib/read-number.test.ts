import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFormat } from './format.ts';
import { readWholeNumber } from './read-number.ts';

const MOST = 999_999_999;

test.each([
  ['0', 0],
  [' 250 ', 250],
  ['007', 7],
  ['1000', 1_000],
  ['1,000', 1_000],
  ['1.000', 1_000],
  ['1 000', 1_000],
  ['1\u202f000', 1_000],
  ['1\u00a0250\u00a0000', 1_250_000],
  ['1’000', 1_000],
  ["1'250'000", 1_250_000],
  ['12,34,567', 1_234_567],
  ['١٠٠', 100],
  ['١٬٠٠٠', 1_000],
  ['۱٬۲۵۰', 1_250],
  ['१,०००', 1_000],
  ['１００', 100],
  ['１，０００', 1_000],
  ['\u200f١٠٠\u200e', 100],
  ['999,999,999', MOST],
])('reads %j as %d', (typed, value) => {
  expect(readWholeNumber(typed, MOST)).toEqual({ kind: 'number', value });
});

test.each([
  'many',
  '1.5',
  '1,5',
  '12,34',
  '1.00',
  '1,0000',
  '1,000.5',
  '1,000.000',
  '1.000,000',
  '-3',
  '+3',
  '1e3',
  '½',
  '1,,000',
  ',000',
  '5 credits',
])('refuses %j', (typed) => {
  expect(readWholeNumber(typed, MOST)).toEqual({ kind: 'refused', why: 'no whole number' });
});

test('an empty text is no number, and too large a number is refused', () => {
  expect(readWholeNumber(' \u200f ', MOST)).toEqual({ kind: 'nothing' });
  expect(readWholeNumber('1,000,000,000', MOST)).toEqual({ kind: 'refused', why: 'too large' });
  expect(readWholeNumber('9'.repeat(40), MOST)).toEqual({ kind: 'refused', why: 'too large' });
});

test('reads numbers formatted in every locale', () => {
  const locales = [
    'en-US',
    'de-DE',
    'de-CH',
    'fr-FR',
    'pl-PL',
    'en-IN',
    'hi-IN-u-nu-deva',
    'ar-EG',
    'fa-IR',
    'bn-BD',
    'my-MM',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...locales), fc.nat(MOST), (locale, value) => {
      const { formatCount, formatNumber } = createFormat(locale);
      for (const written of [formatCount(value), formatNumber(value)]) {
        expect(readWholeNumber(written, MOST)).toEqual({ kind: 'number', value });
      }
    }),
  );
});
