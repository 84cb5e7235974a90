import { expect, test } from 'vitest';
import { EMPTY_DRAFT } from '#app/sending/draft.ts';
import { judgeFiles } from './attachments.ts';
import { blockedReason } from './blocked-reason.ts';

const ask = { ...EMPTY_DRAFT, input: 'Average price by city' };
const tooBig = new File([new Uint8Array(10_000_001)], 'scan.pdf');
const fine = new File(['a'], 'a.csv');
const reason = (change: Partial<Parameters<typeof blockedReason>[0]>) =>
  blockedReason({ draft: ask, files: [], waitMs: 0, ...change });

test('does not block a draft with an input', () => {
  expect(reason({ files: judgeFiles([fine]) })).toBeNull();
});

test('shows no reason for an empty composer, but one for files without an input', () => {
  expect(reason({ draft: { ...EMPTY_DRAFT, input: ' \n' } })?.shown).toBe(false);
  expect(reason({ draft: EMPTY_DRAFT, files: judgeFiles([fine]) })?.text).toBe('Say what to do with the files.');
});

test('reasons that the operator can fix come before waiting', () => {
  expect(reason({ files: judgeFiles([tooBig]), waitMs: 1000 })?.text).toBe('Remove the file over the limit to send.');
  expect(reason({ waitMs: 1 })?.text).toBe('Rate limited. Wait a moment.');
});

test('shows how far an input is over the limit', () => {
  const draft = { ...EMPTY_DRAFT, input: 'a'.repeat(1_000_001) };
  expect(reason({ draft })?.text).toBe('1,000,001 characters. The limit is 1,000,000.');
});
