import { expect, test } from 'vitest';
import { EMPTY_DRAFT, joinDrafts, mergeDrafts } from './draft.ts';

function file(name: string): File {
  return new File(['a'], name, { lastModified: 0 });
}

test('appends what was typed while a stored draft was loading', () => {
  const stored = { input: 'Compare ', files: [file('a.csv')], budget: 'high' as const, workerId: 'wrk_1' };
  const typed = { ...EMPTY_DRAFT, input: 'this', files: [file('a.csv'), file('b.csv')] };
  const merged = mergeDrafts(stored, typed);
  expect(merged).toMatchObject({ input: 'Compare this', budget: 'high', workerId: 'wrk_1' });
  expect(merged.files.map(({ name }) => name)).toEqual(['a.csv', 'b.csv']);
  expect(mergeDrafts(stored, EMPTY_DRAFT)).toBe(stored);
});

test('keeps the identity of files that did not change, so that they are not stored again', () => {
  const stored = { ...EMPTY_DRAFT, input: 'Compare ', files: [file('a.csv')] };
  expect(mergeDrafts(stored, { ...EMPTY_DRAFT, input: 'this' }).files).toBe(stored.files);
});

test('puts a draft that is taken back before the current one, with the files of both', () => {
  const files = (name: string) => Array.from({ length: 12 }, (_, i) => file(`${name}-${i}.csv`));
  const back = { ...EMPTY_DRAFT, input: 'First', files: files('a') };
  const joined = joinDrafts(back, { ...EMPTY_DRAFT, input: 'Second', files: files('b') });
  expect([joined.input, joined.files.length]).toEqual(['First\n\nSecond', 24]);
});
