import { expect, test } from 'vitest';
import { isWrittenIn } from './written-urls.ts';

const isWritten = (url: string, ...texts: string[]) => isWrittenIn(new URL(url), texts);

test.each([
  ['https://example.com/a', 'Read https://example.com/a'],
  ['https://example.com/a', 'Read https://example.com/a.'],
  ['https://example.com/a', 'Read (https://example.com/a), please'],
  ['https://example.com/a', '[this](https://example.com/a) and <https://example.com/b>'],
  ['https://example.com/b', '[this](https://example.com/a) and <https://example.com/b>'],
  ['https://example.com/a?q=1', '"https://example.com/a?q=1"'],
  ['https://example.com/', 'Read HTTPS://Example.COM'],
  ['https://example.com/a', 'https://example.com/a#part'],
  ['https://en.wikipedia.org/wiki/A_(b)', 'https://en.wikipedia.org/wiki/A_(b)'],
])('%s is written in “%s”', (url, text) => {
  expect(isWritten(url, 'Something else.', text)).toBe(true);
});

test.each([
  ['https://example.com/a?secret=1', 'https://example.com/a'],
  ['https://example.com/a/secret', 'https://example.com/a'],
  ['https://example.com/asecret', 'https://example.com/a'],
  ['https://example.com/', 'https://example.com/a'],
  ['https://example.com/a', 'https://example.com/a?q=1'],
  ['https://example.com.evil.org/', 'https://example.com'],
  ['https://example.com@evil.org/', 'https://example.com'],
  ['https://example.com./a', 'https://example.com/a'],
  ['https://sub.example.com/a', 'https://example.com/a'],
  ['http://example.com/a', 'https://example.com/a'],
  ['https://example.com/a', 'example.com/a'],
  ['https://example.com:80/a', 'https://example.com/a'],
])('%s is not written in “%s”', (url, text) => {
  expect(isWritten(url, text)).toBe(false);
});

test('takes no time for a long text of marks', () => {
  const began = performance.now();
  expect(isWritten('https://example.com/a', `https://example.com/${')'.repeat(1_000_000)}`)).toBe(false);
  expect(performance.now() - began).toBeLessThan(5000);
});
