import { expect, test } from 'vitest';
import type { ListedTask } from '#contract/task.ts';
import { csvWriter } from './csv-writer.ts';

const TASK: ListedTask = {
  id: 'tsk_1',
  title: '-2 °C, or "cold"',
  status: 'completed',
  triggeredBy: 'ui',
  workerId: 'wrk_1',
  budget: 'low',
  createdAt: '2026-05-11T09:14:22.000Z',
  completedAt: null,
  totals: { credits: 42, durationMs: 25_812, turnCount: 1 },
  match: { field: 'output', seq: 0, excerpt: '=2' },
};

test('writes one line a task, with the column names of the API', () => {
  const { head, tasks, foot } = csvWriter({ withMatch: false, withMatchingTurns: false });
  expect(head() + tasks([TASK]) + foot()).toBe(
    'id,title,status,triggeredBy,workerId,budget,credits,durationMs,turnCount,createdAt,completedAt,archivedAt,createdByUserId,organizationId,url\r\n' +
      'tsk_1,"\'-2 °C, or ""cold""",completed,ui,wrk_1,low,42,25812,1,2026-05-11T09:14:22.000Z,,,,,\r\n',
  );
});

test('adds the match of a search', () => {
  const { head, tasks } = csvWriter({ withMatch: true, withMatchingTurns: false });
  expect(head()).toContain(',url,match.field,match.seq,match.excerpt\r\n');
  expect(tasks([TASK])).toContain(",output,0,'=2\r\n");
});

test('adds the totals of matching turns', () => {
  const { head, tasks } = csvWriter({ withMatch: false, withMatchingTurns: true });
  expect(head()).toContain(',url,fitting.credits,fitting.durationMs,fitting.turnCount\r\n');
  expect(tasks([{ ...TASK, fitting: { credits: 11, durationMs: 900, turnCount: 1 } }])).toContain(',11,900,1\r\n');
});
