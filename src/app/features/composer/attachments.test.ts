import { expect, test } from 'vitest';
import { addFiles, judgeFiles, MAX_HELD, splitName } from './attachments.ts';

function file(name: string, size = 1): File {
  return new File([new Uint8Array(size)], name, { lastModified: 0 });
}

const many = (count: number) => Array.from({ length: count }, (_, i) => file(`${i}.csv`));
const problems = (files: readonly File[]) => judgeFiles(files).map(({ problem }) => problem);

test('accepts files within the limits, including empty ones', () => {
  expect(problems([file('a.csv', 10_000_000), file('b.csv', 0)])).toEqual([null, null]);
});

test.each([
  [14_200_000, '14.2 MB: over the 10 MB limit'],
  [10_000_001, '10,000,001 bytes: over the 10 MB limit'],
])('says how far a file of %d bytes is over the limit', (size, words) => {
  expect(problems([file('scan.pdf', size)])).toEqual([words]);
});

test('rejects files after the fifth', () => {
  expect(problems(many(7)).slice(4)).toEqual([null, 'Over the limit of 5 files', 'Over the limit of 5 files']);
});

test('does not count a file that is too big by itself', () => {
  const files = [file('scan.pdf', 10_000_001), ...many(6)];
  expect(problems(files).at(-1)).toBe('Over the limit of 5 files');
  expect(problems(files.slice(0, 6)).at(-1)).toBeNull();
});

test('rejects only the files that exceed the total size', () => {
  const files = ['a', 'b', 'c', 'd'].map((name) => file(name, 9_000_000));
  expect(problems(files)).toEqual([null, null, null, 'Over the 30 MB total limit']);
});

test('adds a file once and reports duplicates', () => {
  const files = [file('a.csv')];
  const added = addFiles(files, [file('a.csv')]);
  expect(added).toEqual({ files, leftOut: ['1 file is already attached.'] });
  expect(added.files).toBe(files);
});

test('keeps at most 12 files of a dropped folder', () => {
  const { files, leftOut } = addFiles([], many(MAX_HELD + 40));
  expect(files).toHaveLength(MAX_HELD);
  expect(leftOut).toEqual(['40 files were not attached. The limit is 5.']);
});

test.each([
  ['rentals-2026.csv', 'rentals-', '2026.csv'],
  ['a.csv', '', 'a.csv'],
  ['LICENSE', 'LIC', 'ENSE'],
  ['résumé.final.pdf', 'résumé.f', 'inal.pdf'],
])('splits %s so that its end stays visible', (name, head, tail) => {
  expect(splitName(name)).toEqual({ head, tail });
});

test('shows characters that turn the direction of text', () => {
  const { head, tail } = splitName('invoice\u202Efdp.exe');
  expect(head + tail).toBe('invoice\uFFFDfdp.exe');
});
