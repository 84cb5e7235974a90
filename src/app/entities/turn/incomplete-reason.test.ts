import { expect, test } from 'vitest';
import { incompleteReason } from './incomplete-reason.ts';

test.each([
  [{ status: 'completed' }, undefined],
  [{ status: 'error', error: { message: 'No column “prize”.' } }, 'No column “prize”.'],
  [{ status: 'error', error: { message: 'Traceback:\n  File "a.py", line 1' } }, 'This turn failed.'],
  [{ status: 'error', error: { message: 'x'.repeat(2_000_000) } }, 'This turn failed.'],
  [{ status: 'error', error: { message: '\u001B[31mNo column.\u001B[0m\n' } }, 'No column.'],
  [{ status: 'error', error: { message: '' } }, 'This turn failed without an error message.'],
  [{ status: 'error', error: null }, 'This turn failed without an error message.'],
  [{ status: 'completed', incompleteDetails: { reason: 'tool_call_limit' } }, 'Tool-call limit reached.'],
  [{ status: 'completed', incompleteDetails: { reason: 'time_limit' } }, 'Time limit reached.'],
  [{ status: 'aborted' }, 'Stopped.'],
  [{ status: 'completed', incompleteDetails: { reason: 'weather' } }, 'The answer is incomplete.'],
])('describes why the answer of %j is incomplete', (turn, title) => {
  expect(incompleteReason(turn)?.title).toBe(title);
});
