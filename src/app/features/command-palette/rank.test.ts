import { expect, test } from 'vitest';
import type { PaletteItem } from './palette-item.ts';
import { rank, uniqueById } from './rank.ts';

const item = (label: string, more: Partial<PaletteItem> = {}): PaletteItem => ({
  id: label,
  label,
  category: 'View',
  perform: () => undefined,
  ...more,
});
const labels = (entries: readonly PaletteItem[]) => entries.map(({ label }) => label);
const none: ReadonlySet<string> = new Set();

test('puts the best match first and removes items that do not match', () => {
  const all = [item('Multitask'), item('New task'), item('Workers'), item('Tasks')];
  expect(labels(rank(all, 'task', none))).toEqual(['Tasks', 'New task', 'Multitask']);
});

test('puts recently chosen items before equal matches, but not before better ones', () => {
  const all = [item('Copy as…'), item('Copy id'), item('Photocopy')];
  expect(labels(rank(all, 'copy', new Set(['Copy id', 'Photocopy'])))).toEqual(['Copy id', 'Copy as…', 'Photocopy']);
});

test('puts disabled items last', () => {
  const all = [item('Stop', { disabled: 'Nothing runs.' }), item('Next stop')];
  expect(labels(rank(all, 'stop', none))).toEqual(['Next stop', 'Stop']);
});

test('matches the category only together with the label', () => {
  const all = [item('Archive', { category: 'This task' }), item('Task list')];
  expect(labels(rank(all, 'archive this', none))).toEqual(['Archive']);
  expect(labels(rank(all, 'task', none))).toEqual(['Task list']);
});

test('keeps the first of two items with the same id', () => {
  const all = [item('Page’s', { id: 'archive' }), item('Other'), item('Frame’s', { id: 'archive' })];
  expect(labels(uniqueById(all))).toEqual(['Page’s', 'Other']);
});
