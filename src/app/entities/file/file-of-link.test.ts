import { expect, test } from 'vitest';
import { fileOfLink } from './file-of-link.ts';

const files = [
  { url: '/api/workers/w/files/t/0/summary.md', filename: 'summary.md' },
  { url: '/api/workers/w/files/t/1/summary.md', filename: 'summary.md' },
  { url: '/api/workers/w/files/t/1/a.csv', filename: 'out/a.csv' },
  { url: '/api/workers/w/files/t/1/b.csv', filename: 'b.csv' },
  { url: '/api/workers/w/files/t/1/100%25.md', filename: null },
  { url: '/api/workers/w/files/t/1/c', filename: 'my notes #2?.md' },
  { url: '/api/workers/w/files/t/1/d', filename: 'résumé.md'.normalize('NFC') },
  { url: '/api/workers/w/files/t/1/e', filename: 'plan%20b.md' },
];

test.each([
  ['summary.md', 1],
  ['./summary.md', 1],
  ['../../summary.md#top', 1],
  ['/mnt/data/summary.md?v=2', 1],
  ['out/a.csv', 2],
  ['./out/a.csv', 2],
  ['somewhere/b.csv', 3],
  ['100%.md', 4],
  ['100%25.md', 4],
  ['my%20notes%20%232%3F.md', 5],
  ['my notes #2?.md', 5],
  [encodeURI('résumé.md'.normalize('NFD')), 6],
  ['plan%20b.md', 7],
  ['./plan%2520b.md?v=1', 7],
  [String.raw`out\b.csv`, 3],
  ['out%5Cb.csv', 3],
])('%s finds a file of the turn', (url, index) => {
  expect(fileOfLink(url, files)).toBe(files[index]);
});

test.each([
  '',
  '#summary.md',
  'other.md',
  'summary',
  'x?to=/summary.md',
  'https://example.com/summary.md',
  '//example.com/summary.md',
])('%j finds no file', (url) => {
  expect(fileOfLink(url, files)).toBeUndefined();
});
