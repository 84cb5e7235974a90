import { expect, test } from 'vitest';
import { workerTitle } from './worker-title.ts';

const reader = { id: 'wrk_1', title: 'Contract reader' };
const untitled = { id: 'wrk_2', title: null, instructions: 'Compare suppliers\nby price' };

test('marks that turn text around are left out', () => {
  expect(workerTitle({ id: 'wrk_1', title: null, instructions: '\u202Eread \u2066this\nthen that' })).toBe('read this');
  expect(workerTitle({ id: 'wrk_1', title: null, instructions: '\u200B\u202E' })).toBe('wrk_1');
});

test('a worker is called by its title, its first line, or its id', () => {
  expect([workerTitle(reader), workerTitle(untitled), workerTitle({ id: 'wrk_3' })]).toEqual([
    'Contract reader',
    'Compare suppliers',
    'wrk_3',
  ]);
});
