import { expect, test } from 'vitest';
import { transcriptOfText } from '#app/streaming/transcript/transcript.ts';
import type { TurnView } from '../turn-view.ts';
import { rangeAtEnd } from './range.ts';
import { createRowList } from './row-list.ts';

function view(seq: number, blocks: number): TurnView {
  const outputText = Array.from({ length: blocks }, (_, i) => `Block ${i} of turn ${seq}.`).join('\n\n');
  return {
    turn: { id: `n${seq}`, seq, taskId: 'k', input: 'hi', outputText, status: 'completed' },
    transcript: transcriptOfText(outputText),
    growing: false,
    provenance: undefined,
  };
}

/** Turns of five rows, which measure 100 px. */
function listOf(turns: number) {
  const list = createRowList(Array.from({ length: turns }, (_, seq) => view(seq, 3)));
  for (let turn = 0; turn < turns; turn += 1) for (const { key } of list.rowsAt(turn)) list.measure(key, 100);
  return list;
}

test('sums up the heights above and below a row', () => {
  const list = listOf(4);
  expect(list.heightAbove({ turn: 2, row: 1 })).toBe(1100);
  expect(list.heightBelow({ turn: 2, row: 1 })).toBe(800);
});

test('sums up again when a row has another height or a turn other rows', () => {
  const list = listOf(4);
  list.measure('0:1', 130);
  expect(list.heightAbove({ turn: 2, row: 1 })).toBe(1130);
  const next = list.withViews([view(0, 3), view(1, 0), view(2, 3), view(3, 3)]);
  next.rowsAt(1);
  expect(next.heightAbove({ turn: 2, row: 1 })).toBe(830);
});

test('a list of other views leaves the original list unchanged', () => {
  const list = listOf(2);
  const keys = list.all().map(({ key }) => key);
  const next = list.withViews([view(0, 3), view(1, 6)]);
  expect(next.rowsAt(1)).toHaveLength(8);
  expect(next.rowsAt(0)).toHaveLength(5);
  expect(list.all().map(({ key }) => key)).toEqual(keys);
  expect(list.rowsAt(1)).toHaveLength(5);
  expect(list.heightBelow({ turn: 0, row: 4 })).toBe(500);
});

test('finds the row at a height, and the nearest one beyond both ends', () => {
  const list = listOf(4);
  expect(list.indexAt(1150)).toEqual({ turn: 2, row: 1 });
  expect(list.indexAt(-50)).toEqual({ turn: 0, row: 0 });
  expect(list.indexAt(99_999)).toEqual({ turn: 3, row: 4 });
});

test('builds no rows of turns that are far away', () => {
  let read = 0;
  const list = createRowList(
    Array.from({ length: 1000 }, (_, seq) => {
      const { transcript, ...rest } = view(seq, 3);
      return {
        ...rest,
        get transcript() {
          read += 1;
          return transcript;
        },
      };
    }),
  );
  const range = rangeAtEnd(list, 2000);
  if (range === undefined) throw new Error('a list of turns has a last row');
  expect(list.heightAbove(range.last)).toBeGreaterThan(100_000);
  expect(read).toBeLessThan(30);
});

test('finds a row by its key after rows were added, and the nearest one if it is gone', () => {
  const list = listOf(3).withViews([view(0, 3), view(1, 3), view(2, 5)]);
  expect(list.indexOf({ seq: 2, key: '2:1', row: 0 })).toEqual({ turn: 2, row: 2 });
  expect(list.indexOf({ seq: 2, key: 'gone', row: 9 })).toEqual({ turn: 2, row: 6 });
  expect(list.indexOf({ seq: 7, key: '7:1', row: 0 })).toBeUndefined();
});

test('groups the rows of a range by turn', () => {
  const turns = listOf(4).rowsIn({ first: { turn: 1, row: 3 }, last: { turn: 2, row: 1 } });
  expect(turns.map(({ rows }) => rows.map(({ key }) => key))).toEqual([
    ['1:2', '1:footer'],
    ['2:input', '2:0'],
  ]);
});
