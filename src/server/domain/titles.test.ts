import { expect, test } from 'vitest';
import { cutText, taskTitle, workerTitle } from './titles.ts';

test('a task is called after the first line of its input that says something', () => {
  expect(taskTitle('\n \n---\nCompare   the offers\r\nand chart them')).toBe('Compare the offers');
  expect(taskTitle(' \n')).toBe('Untitled task');
});

test('a long title ends after a word, with an ellipsis, within 80 characters', () => {
  const title = taskTitle(`${'words '.repeat(30)}end`);
  expect(title).toMatch(/^(words )+words…$/);
  expect(title.length).toBeLessThanOrEqual(80);
  expect(taskTitle('x'.repeat(200))).toBe(`${'x'.repeat(79)}…`);
});

test('a worker without a title is called after its instructions', () => {
  expect(workerTitle('You check claims.\nBe strict.')).toBe('You check claims.');
  expect(workerTitle('')).toBe('New worker');
});

test('cutting leaves no half character', () => {
  expect(cutText('ab😀', 3)).toBe('ab');
  expect(cutText('ab😀', 4)).toBe('ab😀');
});
