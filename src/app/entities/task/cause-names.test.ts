import { expect, test } from 'vitest';
import { nameCauses, shortCause } from './cause-names.ts';

test.each([
  ['The language model refused the request: its context is full', 'Context full'],
  ["This model's maximum context length is … tokens", 'Context full'],
  ['The tool … did not answer within … seconds', 'Tool timed out'],
  ['The tool search_text timed out', 'Tool timed out'],
  ['Request timed out', 'Timed out'],
  ['The provider answered 429', 'Rate limited'],
  ['The answer did not fit the output schema after three attempts: … must be a number', 'Output not valid'],
  ["The file … can't be read: it holds pictures of text, no text", 'File not readable'],
  ['This task has no files', 'No files'],
  ['… has no column named …', 'Column missing'],
  ['The source … answered 503 three times', 'Source failed'],
  ['The API stopped while this turn was running', 'Interrupted'],
  ['none', 'No reason given'],
  ['The moon was in the wrong phase', 'The moon was in the wrong phase'],
])('names the cause “%s” “%s”', (cause, name) => {
  expect(shortCause(cause)).toBe(name);
});

test('keeps the words of the API for causes that would share a name', () => {
  const type = 'The worker failed: an error it did not expect (TypeError)';
  const range = 'The worker failed: an error it did not expect (RangeError)';
  expect([...nameCauses([type, 'This task has no files', range]).values()]).toEqual([type, 'No files', range]);
});
