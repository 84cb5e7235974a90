import { expect, test } from 'vitest';
import type { Action } from './action.ts';
import { findByKeys, spellPress } from './action-keys.ts';

const action = (id: string, keys?: string): Action => ({
  id,
  group: 'view',
  label: id,
  keys,
  perform: () => undefined,
});
const tasks = action('tasks', 'g t');
const archive = action('archive', 'e');
const all = [tasks, archive, action('copy id')];

const press = (key: string, held: Partial<Parameters<typeof spellPress>[0]> = {}) =>
  spellPress({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

test('spells a key as printed, and Ctrl or Cmd as Mod', () => {
  expect(press('e')).toBe('e');
  expect(press('?', { shiftKey: true })).toBe('?');
  expect(press('K', { ctrlKey: true })).toBe('Mod+k');
  expect(press('k', { metaKey: true })).toBe('Mod+k');
});

test("uses the position of keys on other scripts' keyboards", () => {
  expect(press('л', { code: 'KeyK', ctrlKey: true })).toBe('Mod+k');
  expect(press('о', { code: 'KeyJ' })).toBe('j');
  expect(press('é', { code: 'Digit2' })).toBe('é');
});

test('a letter is upper case with Shift, not with Caps Lock', () => {
  expect(press('J')).toBe('j');
  expect(press('j', { shiftKey: true })).toBe('J');
  expect(press('J', { shiftKey: true })).toBe('J');
  expect(press('K', { metaKey: true })).toBe('Mod+k');
  expect(press('О', { code: 'KeyJ' })).toBe('j');
  expect(press('О', { code: 'KeyJ', shiftKey: true })).toBe('J');
  expect(press('Escape', { shiftKey: true })).toBe('Escape');
});

test('accepts question marks of other scripts', () => {
  expect(press('؟', { code: 'Slash', shiftKey: true })).toBe('?');
  expect(press('ظ', { code: 'Slash' })).toBe('/');
  expect(press('?', { code: 'Minus', shiftKey: true })).toBe('?');
});

test('ignores keys of the browser and the system', () => {
  expect(press('k', { ctrlKey: true, shiftKey: true })).toBeUndefined();
  expect(press('k', { ctrlKey: true, metaKey: true })).toBeUndefined();
  expect(press('e', { altKey: true })).toBeUndefined();
  expect(press('@', { ctrlKey: true, altKey: true })).toBeUndefined();
});

test('finds an action by its key, and a sequence after its first key', () => {
  expect(findByKeys(all, '', 'e')).toBe(archive);
  expect(findByKeys(all, '', 'g')).toBe('g');
  expect(findByKeys(all, 'g', 't')).toBe(tasks);
  expect(findByKeys(all, '', 't')).toBeUndefined();
});

test('matches a key alone if it continues no sequence', () => {
  expect(findByKeys(all, 'g', 'e')).toBe(archive);
  expect(findByKeys(all, 'g', 'g')).toBe('g');
  expect(findByKeys(all, 'g', 'x')).toBeUndefined();
});

test('finds the first of two actions with the same keys', () => {
  const later = action('delete', 'e');
  expect(findByKeys([later, ...all], '', 'e')).toBe(later);
});
