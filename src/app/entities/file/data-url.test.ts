import { expect, test } from 'vitest';
import { describeDataUrl, readDataUrl } from './data-url.ts';

const textOf = (url: string) => {
  const bytes = readDataUrl(url);
  return bytes && new TextDecoder().decode(bytes);
};

test.each([
  ['data:text/plain;base64,aGVsbG8=', 'hello'],
  ['data:text/plain;charset=utf-8;base64,aGVsbG8', 'hello'],
  ['DATA:;BASE64,aGVs\nbG8=', 'hello'],
  ['data:text/plain;base64,aGVsbG8%3D', 'hello'],
  ['data:text/plain;base64,', ''],
  ['data:text/plain;base64,aGVsbG8=#L3', 'hello'],
  ['data:,a%20b,c', 'a b,c'],
  ['data:text/markdown,# Title%23', '# Title#'],
  ['data:text/plain,h%C3%A9 – 100%, %zz', 'hé – 100%, %zz'],
  ['data:image/svg+xml;utf8,<svg/>', '<svg/>'],
])('reads the content of %j', (url, text) => {
  expect(textOf(url)).toBe(text);
});

test('every byte is kept', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
  const encoded = btoa(String.fromCharCode(...bytes));
  expect(readDataUrl(`data:application/octet-stream;base64,${encoded}`)).toEqual(bytes);
});

test.each(['data:', 'data:image/png;base64', 'data:image/png;base64,***', 'data:image/png;base64,aaaaa'])(
  '%j can’t be read',
  (url) => {
    expect(readDataUrl(url)).toBeUndefined();
  },
);

test('reads media type and name without the content', () => {
  expect(describeDataUrl('data:text/csv;name=a%20b.csv;base64,AAAA')).toEqual({
    mediaType: 'text/csv',
    name: 'a b.csv',
  });
  expect(describeDataUrl('data:;base64,AAAA')).toEqual({ mediaType: '', name: undefined });
  expect(describeDataUrl('data:image/png')).toEqual({ mediaType: '', name: undefined });
});
