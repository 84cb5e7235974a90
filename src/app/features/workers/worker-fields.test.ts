import { expect, test } from 'vitest';
import { changedFields, fieldsOf, NO_FIELDS, problemsOf } from './worker-fields.ts';

const fields = { ...NO_FIELDS, title: 'Rent analyst' };

test('a field exactly at its limit is right, one character more names the limit', () => {
  expect(problemsOf({ ...fields, summary: 'x'.repeat(80), instructions: 'x'.repeat(20_000) })).toEqual({});
  expect(problemsOf({ ...fields, summary: 'x'.repeat(81), instructions: 'x'.repeat(20_002) })).toEqual({
    summary: '1 over the limit of 80 characters.',
    instructions: '2 over the limit of 20,000 characters.',
  });
});

test.each(['', '   '])('a title of %j is asked for', (title) => {
  expect(problemsOf({ ...fields, title }).title).toBe('A worker needs a title.');
});

test('a save sends only what changed, an emptied field as empty', () => {
  const before = { ...fields, summary: 'Reads listings' };
  expect(changedFields(before, { ...before, summary: '', visibility: 'private' })).toEqual({
    summary: '',
    visibility: 'private',
  });
  expect(changedFields(before, before)).toEqual({});
});

test('a worker without fields reads as an empty form', () => {
  expect(fieldsOf({ id: 'wrk_1', createdAt: null, title: null, visibility: 'team' })).toEqual(NO_FIELDS);
});
