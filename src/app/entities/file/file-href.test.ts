import { expect, test } from 'vitest';
import { fileHref } from './file-href.ts';

const connection = { origin: 'http://127.0.0.1:4311' };

test.each([
  ['/api/workers/wrk_1/files/tsk_1/0/a.csv', '/api/workers/wrk_1/files/tsk_1/0/a.csv'],
  ['http://127.0.0.1:4311/api/workers/w/files/x%20y.svg?v=1#L3', '/api/workers/w/files/x%20y.svg?v=1#L3'],
])('%s is requested from the proxy', (url, href) => {
  expect(fileHref(url, connection)).toEqual({ href, external: false });
});

test.each([
  'https://example.com/a.csv',
  'http://127.0.0.1:9999/a',
  '//evil.example/a',
  'http://127.0.0.1.evil.example/',
  'http://127.0.0.1:4311/docs/files',
  'http://127.0.0.1:4311/api/workers/w',
])('%s is an external link', (url) => {
  expect(fileHref(url, connection)).toMatchObject({ external: true });
  expect(fileHref(url, connection)?.href).toMatch(/^https?:\/\//);
});

test.each([
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'blob:http://127.0.0.1:4311/1',
  'http://',
  'summary.md',
  './out/summary.md',
  '../summary.md',
  '/tasks',
  '/api/tasks',
  '/api/workers/w/files/',
  '/api/workers/w/files/../../../summary.md',
  '?a=1',
  '#top',
  '',
])('%s is not linked', (url) => {
  expect(fileHref(url, connection)).toBeNull();
});

test('a path that only looks like a host stays on this page’s origin', () => {
  expect(fileHref('http://127.0.0.1:4311//evil.example/a', connection)).toBeNull();
});
