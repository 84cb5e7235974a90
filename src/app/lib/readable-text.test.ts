import { expect, test } from 'vitest';
import { readableText } from './readable-text.ts';

const ESC = '\u001B';

test.each([
  ['def f():\n    return 1\n', 'def f():\n    return 1\n'],
  ['a\r\nb\rc', 'a\nb\nc'],
  [`${ESC}[31mred${ESC}[0m and ${ESC}[1;38;5;208mbold${ESC}[m`, 'red and bold'],
  [`${ESC}[2K${ESC}[1Gdone${ESC}[?25h`, 'done'],
  [`${ESC}[38:2::255:0:0mred\u009B0m`, 'red'],
  [`${ESC}]8;;https://example.com${ESC}\\link${ESC}]8;;\u0007`, 'link'],
  [`${ESC}(Bplain${ESC}=${ESC}7`, 'plain'],
  [`cut off ${ESC}`, 'cut off '],
  ['[31m without an escape', '[31m without an escape'],
])('turns %j into %j', (text, readable) => {
  expect(readableText(text)).toBe(readable);
});

test('2 MB of unterminated codes take linear time', () => {
  const text = `${ESC}]`.repeat(1_000_000);
  const start = performance.now();
  readableText(text);
  expect(performance.now() - start).toBeLessThan(2_000);
});
