import { describe, expect, test } from 'vitest';
import { transcriptOfText } from '#app/streaming/transcript/transcript.ts';
import { cover, createRowList, rowsIn } from './row-list.ts';
import type { TurnView } from '../rows.ts';

function view(seq: number, blocks: number): TurnView {
  const outputText = Array.from({ length: blocks }, (_, i) => `Block ${i} of turn ${seq}.`).join('\n\n');
  return {
    turn: { id: `n${seq}`, seq, taskId: 'k', input: 'hi', outputText, status: 'completed' },
    transcript: transcriptOfText(outputText),
    growing: false,
    provenance: undefined,
  };
}

/** Turns of five rows, each 100 px high once it has been measured. */
function listOf(turns: number) {
  const list = createRowList();
  list.setViews(Array.from({ length: turns }, (_, seq) => view(seq, 3)));
  for (let turn = 0; turn < turns; turn += 1) for (const { key } of list.rowsAt(turn)) list.measure(key, 100);
  return list;
}

describe('a row list', () => {
  test('knows what stands above and below a row', () => {
    const list = listOf(4);
    expect(list.above({ turn: 2, row: 1 })).toBe(1100);
    expect(list.below({ turn: 2, row: 1 })).toBe(800);
  });

  test('knows them anew when a row turns out another height, and when a turn has changed', () => {
    const list = listOf(4);
    list.measure('0:1', 130);
    expect(list.above({ turn: 2, row: 1 })).toBe(1130);
    list.setViews([view(0, 3), view(1, 0), view(2, 3), view(3, 3)]);
    list.rowsAt(1);
    expect(list.above({ turn: 2, row: 1 })).toBe(830);
  });

  test('finds the row at a height, and the nearest beyond both ends', () => {
    const list = listOf(4);
    expect(list.at(1150)).toEqual({ turn: 2, row: 1 });
    expect(list.at(-50)).toEqual({ turn: 0, row: 0 });
    expect(list.at(99_999)).toEqual({ turn: 3, row: 4 });
  });

  test('makes no rows of turns that are far away', () => {
    const list = createRowList();
    let read = 0;
    list.setViews(
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
    const last = list.last();
    if (last === undefined) throw new Error('a list of turns has a last row');
    cover(list, last, 0, -2000, 0);
    expect(list.above(last)).toBeGreaterThan(100_000);
    expect(read).toBeLessThan(30);
  });

  test('finds a row again by its key when rows came before it, and the nearest where it is gone', () => {
    const list = listOf(3);
    list.setViews([view(0, 3), view(1, 3), view(2, 5)]);
    expect(list.find(2, '2:1', 0)).toEqual({ turn: 2, row: 2 });
    expect(list.find(2, 'gone', 9)).toEqual({ turn: 2, row: 6 });
    expect(list.find(7, '7:1', 0)).toBeUndefined();
  });
});

describe('cover', () => {
  const list = listOf(4);

  test.each([
    ['around the row', 1100, 1000, 1300, { turn: 2, row: 0 }, { turn: 2, row: 2 }],
    ['where the row has been scrolled off', 1100, 1500, 1600, { turn: 3, row: 0 }, { turn: 3, row: 0 }],
    ['up to the first row', 1100, -500, 150, { turn: 0, row: 0 }, { turn: 0, row: 1 }],
    ['as much above the end as was asked for beyond it', 1100, 1900, 2300, { turn: 3, row: 1 }, { turn: 3, row: 4 }],
  ])('%s', (_, top, from, to, first, last) => {
    expect(cover(list, { turn: 2, row: 1 }, top, from, to)).toEqual({ first, last });
  });

  test('its rows come turn by turn', () => {
    const turns = rowsIn(list, { first: { turn: 1, row: 3 }, last: { turn: 2, row: 1 } });
    expect(turns.map(({ rows }) => rows.map(({ key }) => key))).toEqual([
      ['1:2', '1:foot'],
      ['2:input', '2:0'],
    ]);
  });
});
