import { expect, test } from 'vitest';
import { extensionFor } from './extension-for.ts';

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
  expect(extensionFor(mediaType)).toBe(extension);
});
