import { expect, test } from 'vitest';
import { ApiProblem } from '#contract/api-problem.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';
import { sendTurn, type TurnToSend } from './send-turn.ts';

const turn: TurnToSend = {
  taskId: 'k',
  seq: 1,
  sendId: 'snd_1',
  workerId: undefined,
  input: 'And by district?',
  budget: 'standard',
  files: [],
};
const record = (seq: number, input: string): TaskAndTurns => ({
  task: {
    id: 'k',
    createdAt: '',
    status: 'running',
    triggeredBy: 'ui',
    workerId: 'w',
    totals: { credits: 0, durationMs: 0, turnCount: 2 },
  },
  turns: [{ id: 'n', seq, taskId: 'k', input, outputText: '', status: 'running' }],
});
const lost = new ApiProblem(0, 'no answer');
const send = (problem: ApiProblem, found: TaskAndTurns | ApiProblem) =>
  sendTurn(
    {
      post: () => Promise.reject(problem),
      retrieve: () => (found instanceof ApiProblem ? Promise.reject(found) : Promise.resolve(found)),
    },
    turn,
    () => undefined,
  );

test('a send whose answer was lost is found in the record', async () => {
  await expect(send(lost, record(1, turn.input))).resolves.toMatchObject({ kind: 'recorded' });
  await expect(send(new ApiProblem(502, ''), record(1, turn.input))).resolves.toMatchObject({ kind: 'recorded' });
  await expect(send(new ApiProblem(200, ''), record(1, turn.input))).resolves.toMatchObject({ kind: 'recorded' });
});

test.each([
  ['another turn at that place', record(1, 'something else')],
  ['the same words at another place', record(0, turn.input)],
  ['a record that can’t be read', new ApiProblem(404, '')],
])('%s does not settle it', async (_case, found) => {
  await expect(send(lost, found)).rejects.toBe(lost);
});

test('a refusal is a refusal, and the record is not asked', async () => {
  const refusal = new ApiProblem(402, 'Out of credits.');
  await expect(send(refusal, record(1, turn.input))).rejects.toBe(refusal);
});
