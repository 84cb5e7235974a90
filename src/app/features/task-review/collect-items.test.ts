import { expect, test } from 'vitest';
import type { Turn } from '#contract/task.ts';
import { collectItems } from './collect-items.ts';

const turn = (seq: number, has: Partial<Turn>): Turn => ({
  id: `trn_${seq}`,
  taskId: 'tsk_1',
  seq,
  status: 'completed',
  input: '',
  outputText: '',
  ...has,
});
const source = (id: string, url: string) => ({ id, url, type: 'url' });
const file = (url: string) => ({ url, filename: null, mediaType: 'text/csv' });

test('lists an item of several turns once, with their numbers', () => {
  const items = collectItems([
    turn(0, { sources: [source('1', '/a'), source('2', '/a')], attachments: [file('/f')] }),
    turn(1, {}),
    turn(2, { sources: [source('1', '/b'), source('2', '/a')], files: [file('/f'), file('/g')] }),
  ]);
  expect(items.sources.map(({ item, seqs }) => [item.url, seqs])).toEqual([
    ['/a', [0, 2]],
    ['/b', [2]],
  ]);
  expect(items.files.map(({ item, seqs }) => [item.url, seqs])).toEqual([
    ['/f', [0, 2]],
    ['/g', [2]],
  ]);
});
