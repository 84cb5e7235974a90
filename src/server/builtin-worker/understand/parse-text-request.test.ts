import { expect, test } from 'vitest';
import { parseTextRequest } from './parse-text-request.ts';

test.each([
  ['Summarise these notes and cite the lines', undefined, false],
  ['summarize', undefined, false],
  ['give me a summary in 3 sentences', 3, false],
  ['the key points in two sentences, save it as summary.md', 2, true],
  ['tl;dr', 3, false],
  ['what is in this file?', undefined, false],
  ['a detailed summary please', 12, false],
])('"%s" asks for a summary', (input, sentences, save) => {
  expect(parseTextRequest(input)).toEqual({ kind: 'summarise', sentences, save });
});

test.each([
  ['find mentions of the joiner', 'joiner'],
  ['what does it say about refunds?', 'refunds'],
  ['What do the notes say about the garden door', 'garden door'],
  ['search for "plan B"', 'plan B'],
  ['where is Marit mentioned?', 'Marit'],
  ['does it mention wheelchairs', 'wheelchairs'],
  ['anything about money?', 'money'],
  ['find tiles in the notes', 'tiles'],
  ['what about the neighbours?', 'neighbours'],
])('"%s" asks for a search', (input, find) => {
  expect(parseTextRequest(input)).toEqual({ kind: 'search', find });
});

test('parses lines and questions, and rejects input without words', () => {
  expect(parseTextRequest('show me lines 5-8')).toEqual({ kind: 'read', from: 5, to: 8 });
  expect(parseTextRequest('read line 3')).toEqual({ kind: 'read', from: 3, to: 3 });
  expect(parseTextRequest('When does the joiner start?')).toEqual({
    kind: 'question',
    find: 'When does the joiner start',
  });
  expect(parseTextRequest('and then?')).toBeUndefined();
});
