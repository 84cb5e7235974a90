import { expect, test } from 'vitest';
import { cutText, taskTitle, workerTitle } from './titles.ts';

test('names a task after the first line of its input with words', () => {
  expect(taskTitle('\n \n---\nCompare   the offers\r\nand chart them')).toBe('Compare the offers');
  expect(taskTitle(' \n')).toBe('Untitled task');
});

test('cuts a long title after a word, with an ellipsis, within 80 characters', () => {
  const title = taskTitle(`${'words '.repeat(30)}end`);
  expect(title).toMatch(/^(words )+words…$/);
  expect(title.length).toBeLessThanOrEqual(80);
  expect(taskTitle('x'.repeat(200))).toBe(`${'x'.repeat(79)}…`);
});

test('names a worker without a title after its instructions', () => {
  expect(workerTitle('You check claims.\nBe strict.')).toBe('You check claims.');
  expect(workerTitle('')).toBe('New worker');
});

test('does not split a character', () => {
  expect(cutText('ab😀', 3)).toBe('ab');
  expect(cutText('ab😀', 4)).toBe('ab😀');
});
