import { expect, test } from 'vitest';
import { createYieldToMain } from './yield-to-main.ts';

test('yields to input every half frame of work, and to frames', async () => {
  let now = 0;
  const given: string[] = [];
  const yieldToMain = createYieldToMain({
    now: () => now,
    waitForInput: async () => void given.push(`input ${now}`),
    waitForFrame: async () => void given.push(`frame ${now}`),
  });
  for (; now <= 50; now += 2) await yieldToMain();
  expect(given).toEqual(['input 8', 'input 16', 'frame 24', 'input 32', 'input 40', 'frame 48']);
});
