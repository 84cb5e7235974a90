import { expect, test } from 'vitest';
import type { Query } from '../table/query.ts';
import type { Cell, QueryResult } from '../table/run-query.ts';
import { niceTicks } from './chart.ts';
import { drawChart } from './draw-chart.ts';

const query: Query = { file: 'x.csv', groupBy: ['team'], measures: [{ op: 'sum', column: 'points' }] };
function result(rows: Cell[][], type: 'text' | 'date' = 'text'): QueryResult {
  return {
    columns: [
      { name: 'team', type, unit: '', role: 'group' },
      { name: 'total points', type: 'number', unit: '€', role: 'measure' },
    ],
    rows,
    found: rows.length,
    rowsUsed: 40,
    leftOut: [{ column: 'points', rows: 3 }],
  };
}
const draw = (rows: Cell[][], type?: 'date', chartQuery: Query = query) =>
  drawChart('Total points by team', chartQuery, result(rows, type));
const count = (svg: string, pattern: RegExp) => (svg.match(pattern) ?? []).length;

function expectWellFormed(svg: string): void {
  const open: string[] = [];
  const astray: string[] = [];
  for (const [, closing, name = '', , alone] of svg.matchAll(/<(\/?)([a-z]+)((?:\s[a-z0-9-]+="[^"<]*")*)(\/?)>/gi)) {
    if (closing === '/') astray.push(...(open.pop() === name ? [] : [name]));
    else if (alone !== '/') open.push(name);
  }
  expect(astray).toEqual([]);
  expect(open).toEqual([]);
  const text = svg.replace(/<\/?[a-z]+(?:\s[a-z0-9-]+="[^"<]*")*\/?>/gi, '');
  expect(text).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot);)/);
}

test('draws a bar per group with labels, values, title and source', () => {
  const { svg, kind, points } = draw([
    ['Reds', 1200],
    ['Blues', 800.5],
    ['Greens', null],
  ]);
  expect({ kind, points }).toEqual({ kind: 'bars', points: 3 });
  expectWellFormed(svg);
  expect(count(svg, /<path /g)).toBe(2);
  for (const words of ['>Reds<', '>€1,200<', '>€800.5<', '>no value<', 'Total points by team', 'x.csv · 37 rows'])
    expect(svg).toContain(words);
});

test('escapes text of the file', () => {
  const { svg } = draw([
    ['<script>alert(1)</script>', 5],
    ['"a" & b\u0000', 3],
  ]);
  expectWellFormed(svg);
  expect(svg).not.toContain('<script');
  expect(svg).toContain('&lt;script&gt;');
  expect(svg).not.toMatch(/href|<style|<foreignObject|javascript:|\son[a-z]+=/i);
});

test('draws negative values in the other direction', () => {
  const { svg } = draw([
    ['Up', 10],
    ['Down', -5],
  ]);
  expectWellFormed(svg);
  expect(svg).toContain('−€5');
  expect(count(svg, /text-anchor="end"/g)).toBe(1);
});

test('truncates a long label and keeps it whole in its tooltip', () => {
  const name = 'A very long name of a team that no chart could ever show in whole';
  const { svg } = draw([[name, 1]]);
  expect(svg).toContain(`<title>${name}</title>`);
  expect(svg).toMatch(/>A very long name[^<]*…</);
});

test('groups sums beyond 20 bars into Others; cuts averages with a note', () => {
  const rows = Array.from({ length: 30 }, (_, i): Cell[] => [`Team ${i}`, 30 - i]);
  const sums = draw(rows);
  expect(sums).toMatchObject({ points: 20, note: '11 small ones folded into "Others"' });
  expect(sums.svg).toContain('Others (11)');
  expect(sums.svg).toContain('>€66<');
  const means = draw(rows, undefined, { ...query, measures: [{ op: 'mean', column: 'points' }] });
  expect(means).toMatchObject({ points: 20, note: 'the first 20 of 30' });
  expect(means.svg).toContain('the first 20 of 30');
});

test('draws dates as a line with a gap for a missing figure', () => {
  const { svg, kind } = draw(
    [
      ['2025-01', 1],
      ['2025-02', 4],
      ['2025-03', null],
      ['2025-04', 2],
    ],
    'date',
  );
  expect(kind).toBe('line');
  expectWellFormed(svg);
  expect(/<path d="(M[^M]+M[^M"]+)"/.exec(svg)).not.toBeNull();
  expect(count(svg, /<circle /g)).toBe(3);
});

test('refuses a result without groups or figures', () => {
  expect(() => draw([['Reds', null]])).toThrow('There is nothing to chart');
  const whole = {
    ...result([[1]]),
    columns: [{ name: 'rows', type: 'number' as const, unit: '', role: 'measure' as const }],
  };
  expect(() => drawChart('x', { file: 'x.csv', measures: [{ op: 'count' }] }, whole)).toThrow('figures by group');
});

test.each([
  [
    [0, 431],
    [0, 100, 200, 300, 400, 500],
  ],
  [
    [-14, 12.5],
    [-20, -10, 0, 10, 20],
  ],
  [
    [0.02, 0.05],
    [0, 0.01, 0.02, 0.03, 0.04, 0.05],
  ],
  [[0], [0, 1]],
])('chooses round axis values for %j', (values, ticks) => {
  expect(niceTicks(values, 5)).toEqual(ticks);
});

test('truncates a label of a million characters in one pass', () => {
  const { svg } = draw([['W'.repeat(1_000_000), 1]]);
  expect(svg.length).toBeLessThan(5000);
  expect(svg).toContain('WWW…');
  expectWellFormed(svg);
});
