import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parseTextRequest } from './understand/parse-text-request.ts';
import { readDocument } from '../tools/read-document.ts';
import { findSentences, searchText } from '../tools/search-text.ts';
import { summarise } from '../tools/summarise.ts';
import { parseProse } from '../tools/text/parse-prose.ts';

const notes = await readFile(new URL('../../../e2e/fixtures/field-notes.md', import.meta.url), 'utf8');
const yieldToEventLoop = async () => undefined;
const holding = (text: string) => ({
  workspace: {
    list: () => [],
    read: async () => new TextEncoder().encode(text),
    write: () => Promise.reject(new Error('nothing is written')),
  },
  signal: new AbortController().signal,
});
const file = 'notes.md';

function wordsAt(text: string, from: number, to: number): string {
  return text
    .split('\n')
    .slice(from - 1, to)
    .join(' ')
    .replace(/[*_`>#]/g, '')
    .replace(/\s+/g, ' ');
}

test('quotes each sentence of a summary exactly, with its lines', async () => {
  const summary = await summarise.run({ file, sentences: 12 }, holding(notes));
  expect(summary.quotes).toHaveLength(12);
  const long = summary.quotes.filter(({ from, to }) => to > from);
  expect(long.length).toBeGreaterThan(0);
  for (const { text, from, to } of long) {
    expect(wordsAt(notes, from + 1, to)).not.toContain(text);
    expect(wordsAt(notes, from, to - 1)).not.toContain(text);
  }
  for (const { text, from, to } of summary.quotes) {
    expect(wordsAt(notes, from, to)).toContain(text);
  }
});

test('summarises the whole text in order, without repetition', async () => {
  const { quotes, headings, lineCount } = await summarise.run({ file }, holding(notes));
  expect(new Set(quotes.map(({ heading }) => heading)).size).toBeGreaterThanOrEqual(4);
  expect(quotes.map(({ from }) => from)).toEqual(quotes.map(({ from }) => from).toSorted((a, b) => a - b));
  expect(headings.slice(0, 2)).toEqual([
    { text: 'Refit of the Lantern Street café', line: 1 },
    { text: 'Why it is being done', line: 5 },
  ]);
  expect(lineCount).toBe(61);
});

test('prefers the main topic to an aside', async () => {
  const text =
    'The harbour wall is cracked. The crack in the harbour wall lets in water. I had soup for lunch. Repairs to the harbour wall must begin before the water rises.';
  const { quotes } = await summarise.run({ file, sentences: 3 }, holding(text));
  expect(quotes.map((quote) => quote.text).join(' ')).not.toContain('soup');
});

test('skips code, tables and front matter; reads lists, quotes and underlined headings', async () => {
  const text =
    '---\ntitle: x\n---\nTitle\n=====\n\n```js\nconst a = 1. Not prose.\n```\n\n| a | b |\n|---|---|\n\n- [x] First **thing** done\n- Second, e.g. with Dr. Who. Then more.\n\n> Quoted words\n> go on.\n';
  const prose = await parseProse(text, yieldToEventLoop);
  expect(prose.headings).toEqual([{ text: 'Title', level: 1, line: 4 }]);
  expect(prose.sentences.map(({ text: words, from, to }) => [words, from, to])).toEqual([
    ['First thing done', 14, 14],
    ['Second, e.g. with Dr. Who.', 15, 15],
    ['Then more.', 15, 15],
    ['Quoted words go on.', 17, 18],
  ]);
  expect(prose.sentences[0]?.heading).toBe('Title');
});

test('finds the exact phrase, else sentences with its words, else nothing', async () => {
  const search = (find: string) => searchText.run({ file, find }, holding(notes));
  expect(await search('tiles')).toMatchObject({
    match: 'phrase',
    found: 2,
    quotes: [
      { from: 35, to: 36 },
      { from: 59, to: 59 },
    ],
  });
  expect(await search('CAFE ON LANTERN')).toMatchObject({ match: 'phrase', found: 1, quotes: [{ from: 7 }] });
  expect(await search('wheelchair access')).toMatchObject({ match: 'words', quotes: [{ from: 53, to: 54 }] });
  expect(await search('submarines')).toEqual({ file, find: 'submarines', match: 'none', found: 0, quotes: [] });
  expect((await search('the')).quotes.length).toBeLessThanOrEqual(8);
});

test('treats regex characters as plain text', async () => {
  expect(await searchText.run({ file, find: 'a (b' }, holding('Here is a (b) c. And [x] too.'))).toMatchObject({
    match: 'phrase',
  });
});

test('returns lines unchanged and refuses line numbers beyond the end', async () => {
  expect(await readDocument.run({ file, from: 5, to: 7 }, holding(notes))).toMatchObject({
    from: 5,
    to: 7,
    count: 61,
    text: expect.stringMatching(/^## Why it is being done\n\nThe café/),
  });
  await expect(readDocument.run({ file, from: 99 }, holding(notes))).rejects.toThrow(
    'notes.md has 61 lines: there is no line 99.',
  );
  const long = await readDocument.run({ file }, holding('x\n'.repeat(500)));
  expect(long).toMatchObject({ from: 1, to: 200, count: 500 });
});

test('summarises a long text without comparing all pairs', async () => {
  const text = Array.from(
    { length: 4000 },
    (_, i) => `The joiner number ${i} moved counter ${i % 13} to the wall of room ${i % 7}.`,
  ).join('\n\n');
  const { quotes, sentenceCount } = await summarise.run({ file }, holding(text));
  expect(sentenceCount).toBe(4000);
  expect(quotes).toHaveLength(8);
});

const many = 200_000;
test.each([
  ['a heading with a gap', `# a${' '.repeat(many)}x`],
  ['a heading with a gap and a line separator', `# ${' '.repeat(many)}\u2028`],
  ['an entry with a gap and a line separator', `- ${' '.repeat(many)}\u2028`],
  ['dots', '.'.repeat(many)],
  ['dots and gaps', '... '.repeat(many)],
  ['abbreviations parted by tabs', 'A.\t'.repeat(many)],
  ['opening brackets', `a ${'['.repeat(many)}`],
  ['links that never close', `a ${'[x]('.repeat(many)}`],
  ['marks that never close', `a ${'**b__c~~d '.repeat(many)}`],
  ['emphasis that never closes', `x ${'*a '.repeat(many)}`],
  ['words without an end', `x ${'word '.repeat(many)}`],
])('yields to the event loop while reading a line of %s', async (_, text) => {
  const { sentences } = await parseProse(text, yieldToEventLoop);
  expect(Math.max(0, ...sentences.map((sentence) => sentence.text.length))).toBeLessThanOrEqual(2000);
});

test('yields to the event loop in a log without empty lines, and keeps line numbers', async () => {
  let yields = 0;
  const { sentences } = await parseProse('2026-01-01 INFO Worker started. Done with it.\n'.repeat(20_000), async () => {
    yields += 1;
  });
  expect(yields).toBeGreaterThan(500);
  expect(sentences).toHaveLength(40_000);
  expect(sentences.every(({ from, to }, i) => from === Math.floor(i / 2) + 1 && to === from)).toBe(true);
});

test('reads a line with more sentences than a function takes arguments', async () => {
  expect((await parseProse('It is. '.repeat(200_000), yieldToEventLoop)).sentences).toHaveLength(200_000);
});

test('strips closing marks of headings', async () => {
  const { headings } = await parseProse('# Costs ##\n\n## C# \n\n### #1 of 3 ###  \n', yieldToEventLoop);
  expect(headings.map(({ text }) => text)).toEqual(['Costs', 'C#', '#1 of 3']);
});

test('finds a phrase with hyphens and other signs', async () => {
  const parsed = parseTextRequest('find "state-of-the-art" in n.md');
  expect(parsed).toEqual({ kind: 'search', find: 'state-of-the-art' });
  const context = holding('It is a state-of-the-art oven. It cost 3/4 of (a lot).');
  expect(await searchText.run({ file, find: 'state-of-the-art' }, context)).toMatchObject({
    match: 'phrase',
    found: 1,
  });
  expect(await searchText.run({ file, find: '3/4 of (a' }, context)).toMatchObject({ match: 'phrase', found: 1 });
});

test.each([
  ['worker started', 'phrase'],
  ['started worker', 'words'],
])('yields to the event loop while searching for "%s"', async (find, match) => {
  const { sentences } = await parseProse('Worker started.\n\n'.repeat(10_000), yieldToEventLoop);
  let yields = 0;
  const found = await findSentences(sentences, find, async () => {
    yields += 1;
  });
  expect(found.match).toBe(match);
  expect(yields).toBeGreaterThanOrEqual(50);
});

test.each([
  ['paragraphs', 'a\n\n'],
  ['sentences', 'A! '],
])(
  'refuses more than 500,000 %s',
  async (_, text) => {
    await expect(parseProse(text.repeat(500_001), yieldToEventLoop)).rejects.toThrow('The text is too large');
  },
  20_000,
);
