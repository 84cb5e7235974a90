import { expect, test } from 'vitest';
import { transcriptOfText } from '#app/streaming/transcript/transcript.ts';
import type { TurnView } from '../turn-view.ts';
import { isBehindEnd, keyAt, rangeAtEnd, rangeBetween } from './range.ts';
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

/** All rows measure 100 px. */
function listOf(views: readonly TurnView[], before = createRowList()) {
  const list = before.withViews(views);
  for (const turn of views.keys()) for (const { key } of list.rowsAt(turn)) list.measure(key, 100);
  return list;
}

test('reports that no rendered row is visible at the end', () => {
  const before = listOf([view(0, 10)]);
  const rendered = rangeAtEnd(before, 800);
  if (rendered === undefined) throw new Error('a turn has rows');
  expect(isBehindEnd(listOf([view(0, 13)], before), rendered, 800)).toBe(false);
  expect(isBehindEnd(listOf([view(0, 40)], before), rendered, 800)).toBe(true);
});

test('finds the rendered row at a height, and none below the last', () => {
  const rects = new Map([
    ['0:input', { top: 24, height: 88 }],
    ['0:0', { top: 112, height: 40 }],
  ]);
  expect([keyAt(rects, 30), keyAt(rects, 120), keyAt(rects, 400)]).toEqual(['0:input', '0:0', undefined]);
});

const list = listOf([0, 1, 2, 3].map((seq) => view(seq, 3)));

test.each([
  ['around a row', 1000, 1300, { turn: 2, row: 0 }, { turn: 2, row: 2 }],
  ['below a row that is above the range', 1500, 1600, { turn: 3, row: 0 }, { turn: 3, row: 0 }],
  ['up to the first row', -500, 150, { turn: 0, row: 0 }, { turn: 0, row: 1 }],
  ['more rows above where the list ends', 1900, 2300, { turn: 3, row: 1 }, { turn: 3, row: 4 }],
])('a range contains %s', (_, from, to, first, last) => {
  expect(rangeBetween(list, { turn: 2, row: 1 }, 1100, from, to)).toEqual({ first, last });
});
