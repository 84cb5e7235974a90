import { expect, test } from 'vitest';
import { fileName } from './file-name.ts';

test.each([
  ['homes.csv', 'https://handinger.com/files/1', 'homes.csv'],
  [null, 'https://handinger.com/files/field%20notes.md?v=2#L4', 'field notes.md'],
  [null, 'https://handinger.com/files/100%', '100%'],
  ['', 'https://handinger.com/', 'untitled'],
  [null, 'data:image/png;base64,iVBORw0KGgo=', 'untitled.png'],
  [null, 'data:text/csv;name=a%2Fb.csv;base64,YQ==', 'a/b.csv'],
  ['chart.png', 'data:image/png;base64,iVBORw0KGgo=', 'chart.png'],
  [null, 'data:,hello', 'untitled'],
  [null, 'https://handinger.com/files/invoice%E2%80%AEgpj.exe', 'invoicegpj.exe'],
  [null, 'data:text/csv;name=invoice%E2%80%AEgpj.exe,', 'invoicegpj.exe'],
])('a file with the name %j at %s is called %s', (filename, url, name) => {
  expect(fileName({ filename, url })).toBe(name);
});

test('the media type of a file takes precedence over that of its data: URL', () => {
  expect(fileName({ filename: null, url: 'data:;base64,YQ==', mediaType: 'application/pdf' })).toBe('untitled.pdf');
});
