import { expect, test } from 'vitest';
import { changedFields, fieldsOf, NO_FIELDS, problemsOf } from './worker-fields.ts';

const fields = { ...NO_FIELDS, title: 'Rent analyst' };

test('accepts a field at its limit, and names the limit for one character more', () => {
  expect(problemsOf({ ...fields, summary: 'x'.repeat(80), instructions: 'x'.repeat(20_000) })).toEqual({});
  expect(problemsOf({ ...fields, summary: 'x'.repeat(81), instructions: 'x'.repeat(20_002) })).toEqual({
    summary: '1 over the limit of 80 characters.',
    instructions: '2 over the limit of 20,000 characters.',
  });
});

test.each(['', '   '])('rejects the title %j', (title) => {
  expect(problemsOf({ ...fields, title }).title).toBe('A worker needs a title.');
});

test('returns only changed fields, and an emptied one as an empty string', () => {
  const before = { ...fields, summary: 'Reads listings' };
  expect(changedFields(before, { ...before, summary: '', visibility: 'private' })).toEqual({
    summary: '',
    visibility: 'private',
  });
  expect(changedFields(before, before)).toEqual({});
});

test('returns empty fields for a worker that has none', () => {
  expect(fieldsOf({ id: 'wrk_1', createdAt: null, title: null, visibility: 'team' })).toEqual(NO_FIELDS);
});
