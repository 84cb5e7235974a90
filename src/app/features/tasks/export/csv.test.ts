import { expect, test } from 'vitest';
import type { ListedTask } from '#contract/task.ts';
import { csvCell, csvWriter } from './csv.ts';

test.each([
  ['plain', 'plain'],
  ['', ''],
  [null, ''],
  [undefined, ''],
  ['a, b', '"a, b"'],
  ['say "so"', '"say ""so"""'],
  ['two\nlines', '"two\nlines"'],
  ['two\r\nlines', '"two\r\nlines"'],
  ['ends with a space ', 'ends with a space '],
])('%j is written %j', (value, cell) => {
  expect(csvCell(value)).toBe(cell);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1', '－1'])('%j is no formula any more', (value) => {
  expect(csvCell(value)).toBe(`'${value}`);
});

test('what begins with a line break is no formula either, and in quotes', () => {
  expect(csvCell('\r=1')).toBe('"\'\r=1"');
  expect(csvCell('\n=1')).toBe('"\'\n=1"');
  expect(csvCell('=HYPERLINK("https://example.org","x")')).toBe('"\'=HYPERLINK(""https://example.org"",""x"")"');
});

test('a number stays a number', () => {
  expect([csvCell(0), csvCell(-3), csvCell(1.5), csvCell(12_000)]).toEqual(['0', '-3', '1.5', '12000']);
});

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

test('a task is a line, by the names of the API', () => {
  const { head, tasks, foot } = csvWriter({ withMatch: false });
  expect(head() + tasks([TASK]) + foot()).toBe(
    'id,title,status,triggeredBy,workerId,budget,credits,durationMs,turnCount,createdAt,completedAt,archivedAt,createdByUserId,organizationId,url\r\n' +
      'tsk_1,"\'-2 °C, or ""cold""",completed,ui,wrk_1,low,42,25812,1,2026-05-11T09:14:22.000Z,,,,,\r\n',
  );
});

test('of a search, where it hit as well', () => {
  const { head, tasks } = csvWriter({ withMatch: true });
  expect(head()).toContain(',url,match.field,match.seq,match.excerpt\r\n');
  expect(tasks([TASK])).toContain(",output,0,'=2\r\n");
});
