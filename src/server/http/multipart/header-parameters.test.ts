import { expect, test } from 'vitest';
import { parseHeader } from './header-parameters.ts';

const file = (filename: string) => ({ value: 'form-data', parameters: { name: 'files', filename } });

test.each([
  ['form-data; name="files"; filename="a.csv"', file('a.csv')],
  ['form-data; name=files; filename=a.csv', file('a.csv')],
  ['Form-Data; NAME="files"; FileName="a.csv"', file('a.csv')],
  ['form-data; name="files"; filename="a.csv";', file('a.csv')],
  ['form-data; name="files" ; filename="a.csv" ; ', file('a.csv')],
  ['form-data;;name="files";;filename="a.csv";;', file('a.csv')],
  ['form-data; name = "files"; filename\t= \t"a.csv"', file('a.csv')],
  ['form-data;name="files";filename="a;b=c.csv"', file('a;b=c.csv')],
  ['form-data; name="files"; filename="a\\"; b=c.csv"', file('a"; b=c.csv')],
  ['form-data; name="files"; filename="a\\"b\\\\c.csv"', file('a"b\\c.csv')],
  ['form-data; name="files"; filename="C:\\temp\\a.csv"', file('C:\\temp\\a.csv')],
  ['form-data; filename="C:\\temp\\"; name="files"', file('C:\\temp\\')],
  ['form-data; name="files"; filename="a.csv\\"', file('a.csv\\')],
  ['form-data; name="files"; filename="a.csv\\";', file('a.csv\\')],
  ['form-data; name="files"; filename="a "b".csv"', file('a "b".csv')],
  ['form-data; name="files"; filename=""a.csv""', file('"a.csv"')],
  ['form-data; filename="a"; b".csv"; name="files"', file('a"; b".csv')],
  ['form-data; name="files"; filename=my file.csv', file('my file.csv')],
  ['form-data; name="files"; filename=""', file('')],
  ['form-data; name="files"; filename=', file('')],
  ['form-data; name="files"; junk; filename="a.csv"', file('a.csv')],
  ['form-data; name="files"; filename="a.csv"; filename="b.csv"', file('a.csv')],
  ['attachment; name="files"; filename="a.csv"', { ...file('a.csv'), value: 'attachment' }],
  ['name="files"; filename="a.csv"', { ...file('a.csv'), value: '' }],
  ['form-data', { value: 'form-data', parameters: {} }],
  ['multipart/form-data; boundary=a=b', { value: 'multipart/form-data', parameters: { boundary: 'a=b' } }],
  ['text/plain; charset="UTF-8"', { value: 'text/plain', parameters: { charset: 'UTF-8' } }],
])('parses %s', (header, { value, parameters }) => {
  expect(parseHeader(header)).toEqual({ value, parameters: new Map(Object.entries(parameters)) });
});

test('refuses an unclosed quote', () => {
  expect(parseHeader('form-data; name="files; filename=a.csv')).toBeUndefined();
});

test('parses a long header in linear time', () => {
  const since = performance.now();
  for (const text of [
    '"'.repeat(16_000),
    ';'.repeat(16_000),
    '" '.repeat(8_000),
    '\\"; '.repeat(4_000),
    ' '.repeat(16_000),
  ]) {
    parseHeader(`form-data; name="files"; filename="${text}`);
  }
  expect(performance.now() - since).toBeLessThan(2_000);
});
