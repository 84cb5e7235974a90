import { expect, test } from 'vitest';
import { fileName } from './file-name.ts';

test.each([
  ['homes.csv', 'https://handinger.com/files/1', 'homes.csv'],
  [null, 'https://handinger.com/files/field%20notes.md?v=2#L4', 'field notes.md'],
  [null, 'https://handinger.com/files/100%', '100%'],
  ['', 'https://handinger.com/', 'untitled'],
])('a file with the name %j at %s is called %s', (filename, url, name) => {
  expect(fileName({ filename, url })).toBe(name);
});
