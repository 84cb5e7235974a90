import { expect, test } from 'vitest';
import { EMPTY_DRAFT } from '#app/sending/drafts.ts';
import { addFiles, joinDrafts, judgeFiles, LIMITS_IN_WORDS, MAX_HELD, mergeDrafts, splitName } from './attachments.ts';

function file(name: string, size = 1): File {
  return new File([new Uint8Array(size)], name, { lastModified: 0 });
}

const many = (count: number) => Array.from({ length: count }, (_, i) => file(`${i}.csv`));
const problems = (files: readonly File[]) => judgeFiles(files).map(({ problem }) => problem);

test('files within the limits have no problem, an empty one neither', () => {
  expect(problems([file('a.csv', 10_000_000), file('b.csv', 0)])).toEqual([null, null]);
});

test.each([
  [14_200_000, '14.2 MB: over the 10 MB limit'],
  [10_000_001, '10,000,001 bytes: over the 10 MB limit'],
])('a file of %d bytes says how far over the limit it is', (size, words) => {
  expect(problems([file('scan.pdf', size)])).toEqual([words]);
});

test('the sixth file and those after it are over the limit', () => {
  expect(problems(many(7)).slice(4)).toEqual([null, 'Over the limit of 5 files', 'Over the limit of 5 files']);
});

test('a file that is too big by itself is not counted', () => {
  const files = [file('scan.pdf', 10_000_001), ...many(6)];
  expect(problems(files).at(-1)).toBe('Over the limit of 5 files');
  expect(problems(files.slice(0, 6)).at(-1)).toBeNull();
});

test('the file that goes over the total says so, and those before it stand', () => {
  const files = ['a', 'b', 'c', 'd'].map((name) => file(name, 9_000_000));
  expect(problems(files)).toEqual([null, null, null, 'Together over 30 MB']);
});

test('a file is taken once, and it is said', () => {
  const files = [file('a.csv')];
  const added = addFiles(files, [file('a.csv')]);
  expect(added).toEqual({ files, leftOut: 'One file was attached already.' });
  expect(added.files).toBe(files);
});

test('a dropped folder can not flood the page', () => {
  const { files, leftOut } = addFiles([], many(MAX_HELD + 40));
  expect(files).toHaveLength(MAX_HELD);
  expect(leftOut).toBe('40 more files left out: 5 at most.');
});

test('what is typed while a draft is restored is kept behind it', () => {
  const stored = { input: 'Compare ', files: [file('a.csv')], budget: 'high' as const, workerId: 'wrk_1' };
  const typed = { ...EMPTY_DRAFT, input: 'this', files: [file('b.csv')] };
  const merged = mergeDrafts(stored, typed);
  expect(merged).toMatchObject({ input: 'Compare this', budget: 'high', workerId: 'wrk_1' });
  expect(merged.files.map(({ name }) => name)).toEqual(['a.csv', 'b.csv']);
  expect(mergeDrafts(stored, EMPTY_DRAFT)).toBe(stored);
});

test.each([
  ['rentals-2026.csv', 'rentals-', '2026.csv'],
  ['a.csv', '', 'a.csv'],
  ['LICENSE', 'LIC', 'ENSE'],
  ['résumé.final.pdf', 'résumé.f', 'inal.pdf'],
])('%s is cut in its middle', (name, head, tail) => {
  expect(splitName(name)).toEqual({ head, tail });
});

test('a name can not turn its text around', () => {
  const { head, tail } = splitName('invoice\u202Efdp.exe');
  expect(head + tail).toBe('invoice\uFFFDfdp.exe');
});

test('the limits read as the page says them', () => {
  expect(LIMITS_IN_WORDS).toBe('up to 5, 10 MB each, 30 MB together');
});

test('what comes back is put before what is written, and none of their files is left out', () => {
  const files = (name: string) => Array.from({ length: MAX_HELD }, (_, i) => file(`${name}-${i}.csv`));
  const back = { ...EMPTY_DRAFT, input: 'First', files: files('a') };
  const joined = joinDrafts(back, { ...EMPTY_DRAFT, input: 'Second', files: files('b') });
  expect([joined.input, joined.files.length]).toEqual(['First\n\nSecond', 2 * MAX_HELD]);
});
