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

test('puts the best match first and removes items that do not match', () => {
  const all = [entry('Multitask'), entry('New task'), entry('Workers'), entry('Tasks')];
  expect(labels(rank(all, 'task', none))).toEqual(['Tasks', 'New task', 'Multitask']);
});

test('puts recently chosen items before equal matches, but not before better ones', () => {
  const all = [entry('Copy as…'), entry('Copy id'), entry('Photocopy')];
  expect(labels(rank(all, 'copy', new Set(['Copy id', 'Photocopy'])))).toEqual(['Copy id', 'Copy as…', 'Photocopy']);
});

test('puts disabled items last', () => {
  const all = [entry('Stop', { disabled: 'Nothing runs.' }), entry('Next stop')];
  expect(labels(rank(all, 'stop', none))).toEqual(['Next stop', 'Stop']);
});

test('matches the group only together with the label', () => {
  const all = [entry('Archive', { group: 'This task' }), entry('Task before')];
  expect(labels(rank(all, 'archive this', none))).toEqual(['Archive']);
  expect(labels(rank(all, 'task', none))).toEqual(['Task before']);
});

test('keeps the first of two items with the same id', () => {
  const all = [entry('Page’s', { id: 'archive' }), entry('Other'), entry('Frame’s', { id: 'archive' })];
  expect(labels(withoutDoubles(all))).toEqual(['Page’s', 'Other']);
});
