import { expect, test } from 'vitest';
import { previewKind } from './preview.ts';

const kindOf = (filename: string, mediaType = 'application/octet-stream') =>
  previewKind({ url: '/api/workers/w/files/1', filename, mediaType });

test.each([
  ['chart.svg', undefined, { kind: 'image', mediaType: 'image/svg+xml' }],
  ['photo', 'image/png', { kind: 'image', mediaType: 'image/png' }],
  ['homes.csv', 'text/plain', { kind: 'table', separator: ',' }],
  ['homes.tsv', undefined, { kind: 'table', separator: '\t' }],
  ['notes.MD', undefined, { kind: 'markdown' }],
  ['a', 'text/markdown; charset=utf-8', { kind: 'markdown' }],
  ['a.json', undefined, { kind: 'json' }],
  ['a', 'application/geo+json', { kind: 'json' }],
  ['Report.PDF', undefined, { kind: 'pdf' }],
  ['a', 'application/pdf', { kind: 'pdf' }],
  ['run.py', 'text/plain', { kind: 'code', language: 'python' }],
  ['a.log', undefined, { kind: 'text' }],
  ['a', 'text/x-other', { kind: 'text' }],
  ['a.zip', undefined, undefined],
  ['a.xlsx', undefined, undefined],
])('%s of the type %s', (filename, mediaType, kind) => {
  expect(kindOf(filename, mediaType)).toEqual(kind);
});
