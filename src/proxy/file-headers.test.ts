import { expect, test } from 'vitest';
import { fileHeaders } from './file-headers.ts';

const KEY = 'hdg_live_0123456789abcdef';
const PATH = '/api/workers/w/files/t/1/chart%20one.svg';

test.each([
  ['image/svg+xml', 'image/svg+xml'],
  ['IMAGE/PNG; x=y', 'image/png'],
  ['text/html; charset=utf-8', 'text/plain; charset=utf-8'],
  ['text/csv', 'text/plain; charset=utf-8'],
  ['application/xhtml+xml', 'application/octet-stream'],
  ['application/javascript', 'application/octet-stream'],
  ['image/x-unheard-of', 'application/octet-stream'],
  [undefined, 'application/octet-stream'],
])('sends %s as %s', (from, to) => {
  expect(fileHeaders(from, undefined, PATH, KEY)['Content-Type']).toBe(to);
});

test.each([
  [`attachment; filename="x.csv"; filename*=UTF-8''b%C3%A9e.csv`, `filename="b_e.csv"; filename*=UTF-8''b%C3%A9e.csv`],
  ['inline; filename="a b.csv"', `filename="a b.csv"; filename*=UTF-8''a%20b.csv`],
  [undefined, `filename="chart one.svg"; filename*=UTF-8''chart%20one.svg`],
  [`attachment; filename*=UTF-8''%zz`, `filename="chart one.svg"; filename*=UTF-8''chart%20one.svg`],
  [`attachment; filename*=UTF-8''..%2F..%2Fetc`, `filename=".._.._etc"; filename*=UTF-8''.._.._etc`],
  [`attachment; filename*=UTF-8''a%0D%0AX-Evil%3A%201`, `filename="aX-Evil_ 1"; filename*=UTF-8''aX-Evil%3A%201`],
  [`attachment; filename*=UTF-8''%E2%80%AEgnp.exe`, `filename="gnp.exe"; filename*=UTF-8''gnp.exe`],
  [`attachment; filename*=UTF-8''a%E2%80%8Db%E2%80%8Cc`, `filename="a_b_c"; filename*=UTF-8''a%E2%80%8Db%E2%80%8Cc`],
  [`attachment; filename*=UTF-8''hdg_%E2%80%8Dlive_0123456789abcdef`, `filename="_key_"; filename*=UTF-8''%5Bkey%5D`],
  [`attachment; filename="${KEY}.csv"`, `filename="_key_.csv"; filename*=UTF-8''%5Bkey%5D.csv`],
  [`attachment; filename*=UTF-8''hdg_%E2%80%AElive_0123456789abcdef`, `filename="_key_"; filename*=UTF-8''%5Bkey%5D`],
  [`attachment; filename*=UTF-8''hdg%2Flive_0123456789abcdef`, `filename="_key_"; filename*=UTF-8''%5Bkey%5D`],
  [`attachment; filename*=UTF-8''hdg%5Clive_0123456789abcdef`, `filename="_key_"; filename*=UTF-8''%5Bkey%5D`],
  [`attachment; filename*=UTF-8''hdg%2F%E2%80%8Dlive_0123456789abcdef`, `filename="_key_"; filename*=UTF-8''%5Bkey%5D`],
  [
    `attachment; filename="hdg:live_0123456789abcdef"`,
    `filename="_key_"; filename*=UTF-8''hdg%3Alive_0123456789abcdef`,
  ],
])('saves %s as %s', (from, to) => {
  expect(fileHeaders('text/csv', from, PATH, KEY)['Content-Disposition']).toBe(`attachment; ${to}`);
});

test('does not cut a long name within a character', () => {
  const saved = fileHeaders('text/csv', `attachment; filename*=UTF-8''${'%F0%9F%98%80'.repeat(200)}a`, PATH, KEY);
  expect(saved['Content-Disposition']).toMatch(/filename\*=UTF-8''(?:%F0%9F%98%80){199}a$/);
});
