import { expect, test } from 'vitest';
import { sourceTitle } from './source-title.ts';

test.each([
  [{ title: 'Homes', url: 'https://example.org/homes' }, 'Homes'],
  [{ title: '', url: 'https://example.org/homes' }, 'https://example.org/homes'],
  [{ title: null, url: 'data:text/csv;base64,YQ==' }, 'untitled.csv'],
  [{}, 'untitled'],
])('the source %j is called %j', (source, title) => {
  expect(sourceTitle(source)).toBe(title);
});
