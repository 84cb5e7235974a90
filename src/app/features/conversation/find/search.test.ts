import { expect, test } from 'vitest';
import { transcriptOfText } from '#app/streaming/transcript/transcript.ts';
import { rowsOf, type Row } from '../rows.ts';
import { createSearch, type Results } from './search.ts';
import { ordinalOf, stepFrom } from './place.ts';

/** A conversation of turns, each an input and an answer. */
function conversation(...turns: (readonly [input: string, output: string])[]): readonly Row[] {
  return turns.flatMap(([input, outputText], seq) =>
    rowsOf({
      turn: { id: `${seq}`, seq, taskId: 'k', input, outputText, status: 'completed' },
      transcript: transcriptOfText(outputText),
      growing: false,
      provenance: undefined,
    }),
  );
}

/** A search whose slices run when the test says so, on a clock that goes on by `cost` milliseconds a look at it. */
function setUp(rows: readonly Row[], cost = 0) {
  const told: Results[] = [];
  let time = 0;
  let next: { run: () => void; ms: number } | undefined;
  const search = createSearch({
    now: () => (time += cost),
    later: (run, ms) => {
      const mine = { run, ms };
      next = mine;
      return () => {
        if (next === mine) next = undefined;
      };
    },
    onResults: (results) => told.push(results),
  });
  search.follow(rows);
  /** Runs one slice; false where nothing waits. */
  function slice(): boolean {
    const waiting = next;
    next = undefined;
    waiting?.run();
    return waiting !== undefined;
  }
  function finish(): Results | undefined {
    while (slice());
    return told.at(-1);
  }
  return { search, told, slice, finish, waits: () => next?.ms };
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
])('%j is found %d times', (query, total) => {
  const { search, finish } = setUp(
    conversation(
      ['Sarrià?', 'So **bo**ld text\nends at Sarria\u0300. A price\nis.'],
      ['abc', '- one\n- two snake_case'],
    ),
  );
  search.look(query, 0);
  expect(finish()?.total).toBe(total);
});

test('what is nearest below the reader is told first, and all of it in the order of the conversation', () => {
  const rows = conversation(['pear 0', 'x'], ['pear 1', 'pear, pear'], ['pear 2', 'x']);
  const { search, told, finish } = setUp(rows, 40);
  search.look('pear', 3);
  const end = finish();
  expect(found(told[0])).toEqual([[1, 'input', 1]]);
  expect(told.slice(0, -1).every(({ searching }) => searching)).toBe(true);
  expect(found(end)).toEqual([
    [0, 'input', 1],
    [1, 'input', 1],
    [1, 'markdown', 2],
    [2, 'input', 1],
  ]);
  expect(end).toMatchObject({ total: 5, searching: false });
});

test('no slice works longer than it may, whatever there is', () => {
  const rows = conversation(...Array.from({ length: 100 }, () => ['pear', 'pear'] as const));
  const { search, slice } = setUp(rows, 1);
  search.look('pear', 0);
  let slices = 0;
  while (slice()) slices += 1;
  // Three rows a turn, one look at the clock for each, five a slice.
  expect(slices).toBe(60);
});

test('a new query calls the old one off', () => {
  const { search, told, slice, finish } = setUp(conversation(['pear', 'fig'], ['pear', 'fig']), 10);
  search.look('pear', 0);
  slice();
  search.look('fig', 0);
  expect(finish()?.total).toBe(2);
  expect(told.at(-1)?.found.every(({ row }) => row.kind === 'markdown')).toBe(true);
});

test('a longer query finds what the shorter one had found, and a shorter one again all', () => {
  const { search, finish } = setUp(conversation(['pear', 'pea'], ['fig', 'pearl']));
  for (const [query, total] of [
    ['pe', 3],
    ['pear', 2],
    ['pearl', 1],
    ['pear', 2],
    ['p', 3],
  ] as const) {
    search.look(query, 0);
    expect([query, finish()?.total]).toEqual([query, total]);
  }
});

test('what grows is searched again, now and then, and the rest is not', () => {
  const { search, told, finish, waits } = setUp(conversation(['pear', 'One pear.']));
  search.look('pear', 0);
  expect(finish()?.total).toBe(2);
  search.follow(conversation(['pear', 'One pear. Two pears.']));
  search.follow(conversation(['pear', 'One pear. Two pears.\n\nThree pears.']));
  expect(waits()).toBeGreaterThan(0);
  const before = told.length;
  expect(finish()?.total).toBe(4);
  expect(told.length).toBe(before + 1);
});

test('steps go round at both ends', () => {
  const { search, finish } = setUp(conversation(['pear', 'pear pear'], ['fig', 'pear']));
  search.look('pear', 0);
  const results = finish();
  if (results === undefined) throw new Error('nothing was told');
  let place = stepFrom(results, undefined, 1, 0);
  const ordinals: number[] = [];
  for (const by of [1, 1, 1, 1, -1, -1] as const) {
    if (place !== undefined) ordinals.push(ordinalOf(results, place));
    place = stepFrom(results, place, by, 0);
  }
  expect(ordinals).toEqual([1, 2, 3, 4, 1, 4]);
  expect(stepFrom(results, undefined, 1, 99)).toMatchObject({ at: { row: { seq: 1 } } });
});
