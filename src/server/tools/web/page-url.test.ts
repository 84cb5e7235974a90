import { expect, test } from 'vitest';
import { readPageUrl } from './page-url.ts';

test('limits URLs by their length as they are sent, also of redirects', () => {
  expect(readPageUrl('/é', 'https://example.com').href).toBe('https://example.com/%C3%A9');
  expect(() => readPageUrl(`https://example.com/${'é'.repeat(1000)}`)).toThrow('longer than 2000 characters');
  expect(() => readPageUrl(`/${'é'.repeat(1000)}`, 'https://example.com')).toThrow('longer than 2000 characters');
});
