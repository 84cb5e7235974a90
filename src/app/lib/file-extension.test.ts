import { expect, test } from 'vitest';
import { extensionOf, extensionOfType } from './file-extension.ts';

test.each([
  ['a.tar.GZ', 'gz'],
  ['.env', null],
  ['README', null],
  ['notes.with a space', null],
])('the extension of %s is %s', (name, extension) => {
  expect(extensionOf(name)).toBe(extension);
});

test.each([
  ['image/png', 'png'],
  ['IMAGE/JPEG', 'jpg'],
  ['text/csv; charset=utf-8', 'csv'],
  ['application/vnd.api+json', 'json'],
  ['application/pdf', 'pdf'],
  ['application/octet-stream', undefined],
  ['constructor', undefined],
  ['', undefined],
])('files of type %j have the extension %j', (mediaType, extension) => {
  expect(extensionOfType(mediaType)).toBe(extension);
});
