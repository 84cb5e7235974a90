import { expect, test } from 'vitest';
import { meansText } from './means-text.ts';

const PICTURE = { name: 'image.png', type: 'image/png' };
const TABLE = { name: 'sales.csv', type: 'text/csv' };
const paste = (text: string, ...types: readonly string[]) => ({
  types: ['Files', ...(text === '' ? [] : ['text/plain']), ...types],
  getData: () => text,
});

test.each([
  ['a cell of a spreadsheet', paste('12\t13', 'text/html'), [PICTURE]],
  ['a paragraph of TextEdit or Word for Mac', paste('Dear all', 'text/rtf'), [PICTURE]],
  ['one of an older program', paste('Dear all', 'application/rtf'), [PICTURE]],
  ['text beside a picture of it', paste('Dear all'), [PICTURE]],
])('%s: takes the text', (_, transfer, files) => {
  expect(meansText(transfer, files)).toBe(true);
});

test.each([
  ['a screenshot', paste(''), [PICTURE]],
  ['a picture of a web page', paste('', 'text/html'), [PICTURE]],
  ['a file of a file manager, beside its name', paste('sales.csv'), [TABLE]],
  ['a picture of a file manager, beside its path', paste('/home/me/image.png'), [PICTURE]],
  ['one with a blank in its name', paste('file:///home/me/my%20boat.png'), [{ ...PICTURE, name: 'my boat.png' }]],
  ['several files, beside their names', paste('image.png\r\nsales.csv'), [PICTURE, TABLE]],
  ['a file that is no picture', paste('100 % of it'), [TABLE]],
  ['a picture and an empty text', paste(' '), [PICTURE]],
])('%s: takes the files', (_, transfer, files) => {
  expect(meansText(transfer, files)).toBe(false);
});
