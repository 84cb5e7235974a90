import { expect, test } from 'vitest';
import { createLedger } from './credit-ledger.ts';

test('a balance that was read before a charge does not replace the one after it', async () => {
  const ledger = createLedger();
  await ledger.readBalance('a', async () => 100);
  expect(ledger.left('a')).toBe(100);
  await ledger.readBalance('a', async () => {
    ledger.setBalance('a', 40);
    return 100;
  });
  expect(ledger.left('a')).toBe(40);
});

test("sums the current costs of an organisation's running turns, and subtracts what they reserve", () => {
  const ledger = createLedger();
  ledger.setBalance('a', 100);
  let cost = 1;
  const untrack = ledger.track('a', { cost: () => cost, reserved: () => cost + 20 });
  ledger.track('a', { cost: () => 10, reserved: () => 10 });
  ledger.track('b', { cost: () => 100, reserved: () => 100 });
  expect(ledger.spending('a')).toBe(11);
  expect(ledger.left('a')).toBe(69);
  cost = 5;
  expect(ledger.spending('a')).toBe(15);
  expect(ledger.left('a')).toBe(65);
  untrack();
  expect(ledger.spending('a')).toBe(10);
  expect(ledger.left('a')).toBe(90);
  expect(ledger.spending('c')).toBe(0);
});
