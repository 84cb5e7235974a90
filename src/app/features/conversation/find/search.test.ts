import { expect, test } from 'vitest';
import { transcriptOfText } from '#app/streaming/transcript/transcript.ts';
import { buildRows, type Row } from '../rows/rows.ts';
import { createSearch, type Results } from './search.ts';
import { ordinalOf, stepFrom } from './match.ts';

function conversation(...turns: (readonly [input: string, output: string])[]): readonly Row[] {
  return turns.flatMap(([input, outputText], seq) =>
    buildRows({
      turn: { id: `${seq}`, seq, taskId: 'k', input, outputText, status: 'completed' },
      transcript: transcriptOfText(outputText),
      growing: false,
      provenance: undefined,
    }),
  );
}

/** The test runs the slices. Its clock advances by `cost` milliseconds per reading. */
function setUp(rows: readonly Row[], cost = 0) {
  const reports: Results[] = [];
  let time = 0;
  let next: { run: () => void; ms: number } | undefined;
  const search = createSearch({
    now: () => (time += cost),
    schedule: (run, ms) => {
      const mine = { run, ms };
      next = mine;
      return () => {
        if (next === mine) next = undefined;
      };
    },
    onResults: (results) => reports.push(results),
  });
  search.setRows(rows, true);
  /** Returns false if no slice is scheduled. */
  function slice(): boolean {
    const waiting = next;
    next = undefined;
    waiting?.run();
    return waiting !== undefined;
  }
  function finish(): Results | undefined {
    while (slice());
    return reports.at(-1);
  }
  return { search, reports, slice, finish, waits: () => next?.ms };
}

const found = (results: Results | undefined) => results?.found.map(({ row, count }) => [row.seq, row.kind, count]);

test.each([
  ['sarria', 2],
  ['SARRIÀ', 2],
  ['bold text', 1],
  ['text ends', 1],
  ['price  is', 1],
  ['snake_case', 1],
  ['a.c', 0],
  ['one two', 0],
  ['  ', 0],
])('finds %j %d times', (query, total) => {
  const { search, finish } = setUp(
    conversation(
      ['Sarrià?', 'So **bo**ld text\nends at Sarria\u0300. A price\nis.'],
      ['abc', '- one\n- two snake_case'],
    ),
  );
  search.start(query, 0);
  expect(finish()?.total).toBe(total);
});

test('reports the matches below the viewport first, and all in the order of the conversation', () => {
  const rows = conversation(['pear 0', 'x'], ['pear 1', 'pear, pear'], ['pear 2', 'x']);
  const { search, reports, finish } = setUp(rows, 40);
  search.start('pear', 3);
  const end = finish();
  expect(found(reports[0])).toEqual([[1, 'input', 1]]);
  expect(reports.slice(0, -1).every(({ searching }) => searching)).toBe(true);
  expect(found(end)).toEqual([
    [0, 'input', 1],
    [1, 'input', 1],
    [1, 'markdown', 2],
    [2, 'input', 1],
  ]);
  expect(end).toMatchObject({ total: 5, searching: false });
});

test('a slice takes no longer than 5 ms', () => {
  const rows = conversation(...Array.from({ length: 100 }, () => ['pear', 'pear'] as const));
  const { search, slice } = setUp(rows, 1);
  search.start('pear', 0);
  let slices = 0;
  while (slice()) slices += 1;
  // 300 rows at 1 ms each, five per slice.
  expect(slices).toBe(60);
});

test('a new query cancels the old one', () => {
  const { search, reports, slice, finish } = setUp(conversation(['pear', 'fig'], ['pear', 'fig']), 10);
  search.start('pear', 0);
  slice();
  search.start('fig', 0);
  expect(finish()?.total).toBe(2);
  expect(reports.at(-1)?.found.every(({ row }) => row.kind === 'markdown')).toBe(true);
});

test('finds all matches when the query gets longer and shorter', () => {
  const { search, finish } = setUp(conversation(['pear', 'pea'], ['fig', 'pearl']));
  for (const [query, total] of [
    ['pe', 3],
    ['pear', 2],
    ['pearl', 1],
    ['pear', 2],
    ['p', 3],
  ] as const) {
    search.start(query, 0);
    expect([query, finish()?.total]).toEqual([query, total]);
  }
});

test('searches a growing conversation again, with one report for several changes', () => {
  const { search, reports, finish, waits } = setUp(conversation(['pear', 'One pear.']));
  search.start('pear', 0);
  expect(finish()?.total).toBe(2);
  search.setRows(conversation(['pear', 'One pear. Two pears.']), true);
  search.setRows(conversation(['pear', 'One pear. Two pears.\n\nThree pears.']), true);
  expect(waits()).toBeGreaterThan(0);
  const before = reports.length;
  expect(finish()?.total).toBe(4);
  expect(reports.length).toBe(before + 1);
});

test('is searching until it has searched all rows of the loaded conversation', () => {
  const { search, reports, slice, finish } = setUp(conversation(['pear', 'fig'], ['pear', 'fig']), 10);
  search.setRows(conversation(['pear', 'fig'], ['pear', 'fig']), false);
  search.start('plum', 0);
  slice();
  const loaded = conversation(['pear', 'fig'], ['pear', 'plum']);
  search.setRows(loaded, true);
  const end = finish();
  expect(reports.map(({ total, searching }) => [total, searching])).toEqual([
    [0, true],
    [1, false],
  ]);
  search.setRows(loaded, false);
  expect(finish()?.searching).toBe(true);
  search.setRows(loaded, true);
  expect(finish()).toEqual(end);
});

test('a stopped search ignores new rows until it starts again', () => {
  const { search, finish, slice } = setUp(conversation(['pear', 'fig']));
  search.start('pear', 0);
  expect(finish()?.total).toBe(1);
  search.stop();
  search.setRows(conversation(['pear', 'pear']), true);
  expect(slice()).toBe(false);
  search.start('pear', 0);
  expect(finish()?.total).toBe(2);
});

test('wraps around at both ends', () => {
  const { search, finish } = setUp(conversation(['pear', 'pear pear'], ['fig', 'pear']));
  search.start('pear', 0);
  const results = finish();
  if (results === undefined) throw new Error('nothing was reported');
  let match = stepFrom(results, undefined, 1, 0);
  const ordinals: number[] = [];
  for (const by of [1, 1, 1, 1, -1, -1] as const) {
    if (match !== undefined) ordinals.push(ordinalOf(results, match));
    match = stepFrom(results, match, by, 0);
  }
  expect(ordinals).toEqual([1, 2, 3, 4, 1, 4]);
  expect(stepFrom(results, undefined, 1, 99)).toMatchObject({ at: { row: { seq: 1 } } });
});
