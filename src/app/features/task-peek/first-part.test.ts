import { expect, test } from 'vitest';
import { firstPart } from './first-part.ts';

test('a short answer is shown whole', () => {
  expect(firstPart('Both offers are fair.')).toEqual({ text: 'Both offers are fair.', isWhole: true });
});

test('a long answer ends with a whole paragraph, if it has one', () => {
  const paragraph = 'a'.repeat(5_000);
  const long = [paragraph, paragraph, paragraph].join('\n\n');
  expect(firstPart(long)).toEqual({ text: [paragraph, paragraph].join('\n\n'), isWhole: false });
  expect(firstPart('a'.repeat(20_000))).toEqual({ text: 'a'.repeat(12_000), isWhole: false });
});
