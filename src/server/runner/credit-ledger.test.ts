import { expect, test } from 'vitest';
import { createLedger } from './credit-ledger.ts';

test("sums the current costs of an organisation's running turns", () => {
  const ledger = createLedger();
  let cost = 1;
  const untrack = ledger.track('a', () => cost);
  ledger.track('a', () => 10);
  ledger.track('b', () => 100);
  expect(ledger.spending('a')).toBe(11);
  cost = 5;
  expect(ledger.spending('a')).toBe(15);
  untrack();
  expect(ledger.spending('a')).toBe(10);
  expect(ledger.spending('c')).toBe(0);
});
