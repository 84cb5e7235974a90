import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { diffTexts, type DiffRow } from './diff-texts.ts';
import { countRunsWithin, foldRows } from './fold-rows.ts';

function rowsOf(left: string, right: string): readonly DiffRow[] {
  const diff = diffTexts({ left, right });
  if (diff.kind === 'apart') throw new Error('They were said to be apart.');
  return diff.rows;
}

const textOf = (row: DiffRow, side: 'left' | 'right') => row[side]?.pieces.map(({ text }) => text).join('');
const marked = (row: DiffRow | undefined, side: 'left' | 'right') =>
  row?.[side]?.pieces.filter(({ kind }) => kind === 'changed').map(({ text }) => text);

test('marks words in lines that replace each other', () => {
  const [first, second, third] = rowsOf('Girona\nThe mean is 312 € there\nend', 'Girona\nThe mean is 298 € there\nend');
  expect([first?.same, second?.same, third?.same]).toEqual([true, false, true]);
  expect(marked(second, 'left')).toEqual(['312']);
  expect(marked(second, 'right')).toEqual(['298']);
});

test('numbers the lines of each text separately', () => {
  const rows = rowsOf('a\nb\nc', 'a\nc\nd');
  expect(rows.map(({ left, right }) => [left?.number, right?.number])).toEqual([
    [1, 1],
    [2, undefined],
    [3, 2],
    [undefined, 3],
  ]);
});

test('marks lines with little in common as a whole', () => {
  const [row] = rowsOf('What is 2 + 3?', 'Average price by city, and chart it');
  expect(marked(row, 'left')).toEqual(['What is 2 + 3?']);
});

test('stops marking words after the time limit, but compares all lines', () => {
  let seconds = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => 1_000 * (seconds += 1));
  const rows = rowsOf('the mean is 1\n'.repeat(9), 'the mean is 2\n'.repeat(9));
  clock.mockRestore();
  expect(rows).toHaveLength(10);
  expect(marked(rows[0], 'left')).toEqual(['1']);
  expect(marked(rows[8], 'left')).toEqual(['the mean is 1']);
});

test('each side of the rows gives its text back', () => {
  const line = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.constantFrom('', 'a b', 'a c', '- x'));
  const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (left, right) => {
      const rows = rowsOf(left, right);
      const side = (name: 'left' | 'right') => rows.flatMap((row) => textOf(row, name) ?? []).join('\n');
      expect(side('left')).toBe(left.replaceAll(/\r\n|\r/g, '\n'));
      expect(side('right')).toBe(right.replaceAll(/\r\n|\r/g, '\n'));
      expect(rows.every((row) => row.same === (textOf(row, 'left') === textOf(row, 'right')))).toBe(true);
    }),
  );
});

test('folds only unchanged rows and loses none', () => {
  const left = Array.from({ length: 100 }, (_, i) => `line ${i}`);
  const rows = rowsOf(left.join('\n'), left.with(50, 'another line').join('\n'));
  const runs = foldRows(rows);
  expect(runs.map(({ kind, rows: { length } }) => [kind, length])).toEqual([
    ['folded', 47],
    ['shown', 7],
    ['folded', 46],
  ]);
  expect(runs.flatMap((run) => run.rows)).toEqual(rows);
});

test('limits the rendered rows, and a higher limit shows more', () => {
  const lines = Array.from({ length: 1_000 }, (_, i) => `line ${i}`);
  const changed = lines.map((line, i) => (i % 20 === 10 ? `${line}, changed` : line));
  const runs = foldRows(rowsOf(lines.join('\n'), changed.join('\n')));
  expect(runs).toHaveLength(101);
  expect(countRunsWithin(runs, 16, 400)).toBe(4);
  expect(countRunsWithin(runs, 32, 400)).toBe(8);
  expect(countRunsWithin(runs, 10_000, 400)).toBe(101);
  expect(countRunsWithin(runs, 1, 400)).toBe(1);
});
