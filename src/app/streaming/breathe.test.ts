import { expect, test } from 'vitest';
import { createBreathe } from './breathe.ts';

test('lets input in every half frame of work, and a frame now and then', async () => {
  let now = 0;
  const given: string[] = [];
  const breathe = createBreathe({
    now: () => now,
    letInput: async () => void given.push(`input ${now}`),
    letFrame: async () => void given.push(`frame ${now}`),
  });
  for (; now <= 50; now += 2) await breathe();
  expect(given).toEqual(['input 8', 'input 16', 'frame 24', 'input 32', 'input 40', 'frame 48']);
});
