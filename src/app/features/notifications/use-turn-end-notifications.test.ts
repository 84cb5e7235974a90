import { expect, test } from 'vitest';
import type { Turn } from '#contract/task.ts';
import { describeTurnEnd } from './use-turn-end-notifications.ts';

const turn: Turn = { id: 'trn_1', taskId: 'tsk_1', seq: 2, status: 'completed', input: '', outputText: '' };

test('omits unknown figures', () => {
  expect(describeTurnEnd({ ...turn, durationMs: 31_000, credits: 12 })).toBe('Turn 3 completed · 31.0 s · 12 credits');
  expect(describeTurnEnd({ ...turn, credits: 1 })).toBe('Turn 3 completed · 1 credit');
  expect(describeTurnEnd({ ...turn, status: 'error', durationMs: null, startedAt: null, completedAt: null })).toBe(
    'Turn 3 failed',
  );
});
