import { expect, test } from 'vitest';
import { decimalEvidence, splitNumber, toNumber } from './parse-number.ts';

test.each([
  ['1234.5', '.', 1234.5],
  ['-12', '.', -12],
  ['1,234,567.89', '.', 1234567.89],
  ['1.234.567,89', ',', 1234567.89],
  ['1 234,5', ',', 1234.5],
  ["1'234.5", '.', 1234.5],
  ['€1,250.00', '.', 1250],
  ['-€5', '.', -5],
  ['12,50 €', ',', 12.5],
  ['EUR 40', '.', 40],
  ['(40.5)', '.', -40.5],
  ['12.5%', '.', 12.5],
  ['.5', '.', 0.5],
  ['1e3', '.', 1000],
  ['−7', '.', -7],
] as const)('parses %s with decimal mark "%s" as %d', (text, mark, value) => {
  const parts = splitNumber(text);
  expect(parts && toNumber(parts, mark)).toBe(value);
});

test.each(['', 'abc', '12 rooms', '1-2', '(5', 'A12', '12:30', '$5%'])('rejects "%s"', (text) => {
  expect(splitNumber(text)).toBeUndefined();
});

test.each([
  ['1,5', '.'],
  ['12,34,56', '.'],
  ['1.2.3', ','],
] as const)('rejects %s with decimal mark "%s"', (text, mark) => {
  const parts = splitNumber(text);
  expect(parts && toNumber(parts, mark)).toBeNaN();
});

test.each([
  ['1,5', ','],
  ['1.5', '.'],
  ['1,234.5', '.'],
  ['1.234,5', ','],
  ['1,234,567', '.'],
  ['0,125', ','],
  ['1,234', undefined],
  ['1.234', undefined],
  ['1234', undefined],
])('infers from %s the decimal mark %s', (body, mark) => {
  expect(decimalEvidence(body)).toBe(mark);
});

test('rejects a long text quickly', () => {
  expect(splitNumber(`1${' '.repeat(500_000)}x`)).toBeUndefined();
  expect(splitNumber(`1${' '.repeat(60)}€`)?.unit).toBe('€');
});
