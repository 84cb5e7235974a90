import { expect, test } from 'vitest';
import type { Entry } from './entry.ts';
import { rank, withoutDoubles } from './rank.ts';

const entry = (label: string, more: Partial<Entry> = {}): Entry => ({
  id: label,
  label,
  perform: () => undefined,
  ...more,
});
const labels = (entries: readonly Entry[]) => entries.map(({ label }) => label);
const none: ReadonlySet<string> = new Set();

test('the best fit comes first, what does not fit is left out', () => {
  const all = [entry('Multitask'), entry('New task'), entry('Workers'), entry('Tasks')];
  expect(labels(rank(all, 'task', none))).toEqual(['Tasks', 'New task', 'Multitask']);
});

test('what was chosen before comes before its equals, but not before a better fit', () => {
  const all = [entry('Copy as…'), entry('Copy id'), entry('Photocopy')];
  expect(labels(rank(all, 'copy', new Set(['Copy id', 'Photocopy'])))).toEqual(['Copy id', 'Copy as…', 'Photocopy']);
});

test('what can not be used now comes after all that can', () => {
  const all = [entry('Stop', { disabled: 'Nothing runs.' }), entry('Next stop')];
  expect(labels(rank(all, 'stop', none))).toEqual(['Next stop', 'Stop']);
});

test('a heading helps to find, but not alone', () => {
  const all = [entry('Archive', { group: 'This task' }), entry('Task before')];
  expect(labels(rank(all, 'archive this', none))).toEqual(['Archive']);
  expect(labels(rank(all, 'task', none))).toEqual(['Task before']);
});

test('of two with the same id the first is kept, where it stands', () => {
  const all = [entry('Page’s', { id: 'archive' }), entry('Other'), entry('Frame’s', { id: 'archive' })];
  expect(labels(withoutDoubles(all))).toEqual(['Page’s', 'Other']);
});
