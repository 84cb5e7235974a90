import { expect, test } from 'vitest';
import type { WorkerTemplate } from '#contract/worker.ts';
import { isOneOff, splitOneOffs } from './one-off.ts';

const at = '2026-03-01T10:00:00.000Z';
const LINE = 'Compare the prices of these two suppliers, and say which is cheaper';

/** As an API answers that does not mark one-off workers. */
function worker(change: Partial<WorkerTemplate> = {}): WorkerTemplate {
  return { id: 'wrk_1', title: LINE, instructions: `${LINE}\nIn euros.`, createdAt: at, updatedAt: at, ...change };
}

test('the mark of the API decides', () => {
  expect(isOneOff(worker({ oneOff: false }))).toBe(false);
  expect(isOneOff({ id: 'wrk_1', title: 'Reader', summary: 'Reads.', createdAt: at, oneOff: true })).toBe(true);
});

test.each([
  ['the first line', {}],
  ['a cut of the first line', { title: 'Compare the prices of these two…' }],
  ['three dots after the cut', { title: 'Compare the prices...' }],
  ['no title', { title: null }],
  ['other white space', { title: 'Compare  the prices of these two suppliers, and say which is cheaper ' }],
  ['no time of a change', { updatedAt: null }],
])('recognises a one-off worker by its title: %s', (_, change) => {
  expect(isOneOff(worker(change))).toBe(true);
});

test.each([
  ['a summary', { summary: 'Compares prices.' }],
  ['an output schema', { outputSchema: { type: 'object' } }],
  ['a later change', { updatedAt: '2026-03-01T10:00:01.000Z' }],
  ['a title of its own', { title: 'Buyer' }],
  ['a title that is only the first word', { title: 'Compare' }],
  ['another title that is cut', { title: 'Compare all…' }],
  ['no instructions', { instructions: '', title: '' }],
])('does not take a worker for one-off that has %s', (_, change) => {
  expect(isOneOff(worker(change))).toBe(false);
});

test('splits a list in its order', () => {
  const [a, b, c] = [worker({ id: 'a' }), worker({ id: 'b', summary: 'Kept.' }), worker({ id: 'c' })];
  expect(splitOneOffs([a, b, c])).toEqual({ permanent: [b], oneOffs: [a, c] });
});
