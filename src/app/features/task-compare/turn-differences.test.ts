import { expect, test } from 'vitest';
import type { Turn } from '#contract/task.ts';
import { figureDifferences, fileDifferences, sourceDifferences } from './turn-differences.ts';

const turn = (seq: number, figures: Partial<Turn>): Turn => ({
  id: `trn_${seq}`,
  taskId: 'tsk_1',
  seq,
  status: 'completed',
  input: '',
  outputText: '',
  ...figures,
});

test('reports numeric differences of figures and equality of words', () => {
  const before = turn(2, { credits: 14, durationMs: 5_000, inputTokens: 7, budget: 'low', sources: [] });
  const after = turn(5, { credits: 26, durationMs: 2_000, inputTokens: 7, budget: 'high' });
  const differences = figureDifferences(before, after).map(({ name, difference }) => [name, difference]);
  expect(differences).toEqual([
    ['Status', 'same'],
    ['Budget', undefined],
    ['Duration', '−3.0 s'],
    ['Credits', '+12 credits'],
    ['Tokens in', 'same'],
    ['Tokens out', undefined],
    ['Sources', undefined],
    ['Files', 'same'],
  ]);
});

test('compares sources by URL, files by name, type and size', () => {
  const source = (url: string) => ({ id: '1', type: 'url', url, title: url });
  const file = (filename: string, size: number) => ({ filename, size, mediaType: 'text/csv', url: `/f/${filename}` });
  const before = turn(0, { sources: [source('a'), source('b')], attachments: [file('homes.csv', 10)], files: [] });
  const after = turn(1, { sources: [source('b'), source('c')], files: [file('homes.csv', 12)] });
  expect(sourceDifferences(before, after).map((item) => [item.key, item.in])).toEqual([
    ['a', 'before'],
    ['b', 'both'],
    ['c', 'after'],
  ]);
  expect(fileDifferences(before, after).map((item) => [item.label, item.in])).toEqual([
    ['homes.csv · text/csv · 10 B', 'before'],
    ['homes.csv · text/csv · 12 B', 'after'],
  ]);
});
