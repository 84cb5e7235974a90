import { expect, test } from 'vitest';
import { TaskWithTurns, type Task, type Turn } from '#contract/task.ts';
import { collectTask } from './collect-task.ts';

const task: Task = {
  id: 'tsk_1',
  workerId: 'wrk_1',
  createdAt: '2026-05-11T09:14:22.000Z',
  triggeredBy: 'ui',
  status: 'completed',
  totals: { credits: 1, durationMs: 2, turnCount: 25 },
  title: 'Sum',
  ofALaterApi: true,
};
const turns = Array.from({ length: 25 }, (_, seq): Turn => {
  return { id: `trn_${seq}`, taskId: 'tsk_1', seq, status: 'completed', input: `input ${seq}`, outputText: null };
});
const parts = [{ offset: 0, at: 1, part: { type: 'finish' } }];

async function collect(format: 'markdown' | 'json', respond: (turn: Turn) => Turn[]) {
  const progress: number[] = [];
  const requested: [number, number][] = [];
  const texts = await collectTask(
    format,
    { task, turns },
    {
      workerTitle: 'Adder',
      onProgress: (done) => progress.push(done),
      retrieveParts: (from, to) => {
        requested.push([from, to]);
        return Promise.resolve(turns.slice(from, to + 1).flatMap(respond));
      },
    },
  );
  return { text: texts.join(''), progress, asked: requested };
}

test('exports the API response as JSON, with parts and unknown fields, page by page', async () => {
  const { text, progress, asked: requested } = await collect('json', (turn) => [{ ...turn, parts }]);
  const read: unknown = JSON.parse(text);
  expect(TaskWithTurns.parse(read)).toEqual(read);
  expect(read).toEqual({ task, turns: turns.map((turn) => ({ ...turn, parts })) });
  expect(progress).toEqual([10, 20, 25]);
  expect(requested).toEqual([
    [0, 9],
    [10, 19],
    [20, 24],
  ]);
});

test('exports every turn as Markdown, in order', async () => {
  const { text } = await collect('markdown', (turn) => [turn]);
  expect(text.match(/^#+ .*$/gm)?.filter((line) => !line.startsWith('###'))).toEqual([
    '# Sum',
    ...turns.map(({ seq }) => `## Turn ${seq + 1}`),
  ]);
});

test('exports a turn without parts if the API omits it', async () => {
  const { text } = await collect('json', () => []);
  expect(JSON.parse(text)).toEqual({ task, turns });
});
