import { expect, test } from 'vitest';
import { findWorkers } from './worker-choices.ts';

const reader = { id: 'wrk_1', createdAt: null, title: 'Contract reader', summary: 'Cites the clause' };
const untitled = { id: 'wrk_2', createdAt: null, title: null, instructions: 'Compare suppliers\nby price' };

test('a new worker comes first, and what is sought may stand in title, summary or id', () => {
  const labels = (sought: string) => findWorkers([reader, untitled], sought).map(({ label }) => label);
  expect(labels('')).toEqual(['New worker', 'Contract reader', 'Compare suppliers']);
  expect(labels('CLAUSE')).toEqual(['Contract reader']);
  expect(labels('wrk_2')).toEqual(['Compare suppliers']);
  expect(labels('nobody')).toEqual([]);
});
