import { expect, test } from 'vitest';
import { workerTitle } from './worker-title.ts';

const reader = { id: 'wrk_1', title: 'Contract reader' };
const untitled = { id: 'wrk_2', title: null, instructions: 'Compare suppliers\nby price' };

test('removes characters that reverse text', () => {
  expect(workerTitle({ id: 'wrk_1', title: null, instructions: '\u202Eread \u2066this\nthen that' })).toBe('read this');
  expect(workerTitle({ id: 'wrk_1', title: null, instructions: '\u200B\u202E' })).toBe('wrk_1');
});

test('returns the title, the first line of the instructions, or the id', () => {
  expect([workerTitle(reader), workerTitle(untitled), workerTitle({ id: 'wrk_3' })]).toEqual([
    'Contract reader',
    'Compare suppliers',
    'wrk_3',
  ]);
});
