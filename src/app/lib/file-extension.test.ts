import { expect, test } from 'vitest';
import { extensionOf } from './file-extension.ts';

test.each([
  ['a.tar.GZ', 'gz'],
  ['.env', null],
  ['README', null],
  ['notes.with a space', null],
])('the extension of %s is %s', (name, extension) => {
  expect(extensionOf(name)).toBe(extension);
});
