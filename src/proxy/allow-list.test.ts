import { expect, test } from 'vitest';
import { endpoints } from '#contract/endpoints.ts';
import { matchEndpoint } from './allow-list.ts';

test('matches every endpoint of the contract', () => {
  for (const [name, { method, path }] of Object.entries(endpoints)) {
    const concrete = path.replaceAll(/:\w+/g, 'some-id_1').replace('*', 'tsk_1/2/chart.svg');
    expect(matchEndpoint(method, concrete)).toEqual({ kind: 'endpoint', name });
  }
});

test('returns the allowed methods of a known path', () => {
  expect(matchEndpoint('PUT', '/api/tasks/tsk_1')).toEqual({ kind: 'other-method', allow: 'GET, DELETE' });
  expect(matchEndpoint('POST', '/api/account')).toEqual({ kind: 'other-method', allow: 'GET' });
});

test('accepts percent-encoded ids and file names', () => {
  expect(matchEndpoint('GET', '/api/tasks/order%3A12%20%C3%A9')).toEqual({ kind: 'endpoint', name: 'retrieveTask' });
  expect(matchEndpoint('GET', '/api/workers/w/files/t/1/a%20b.csv')).toEqual({ kind: 'endpoint', name: 'readFile' });
});

test.each([
  '/api/keys',
  '/api/tasks/',
  '/api/tasks/a/b',
  '/api/tasks/a/turns/x',
  '/api//tasks',
  '/api/tasks/..',
  '/api/tasks/%2e%2e',
  '/api/tasks/%2E.',
  '/api/tasks/a%2Fb',
  '/api/tasks/a%5cb',
  '/api/tasks/a%00',
  '/api/tasks/a%0d%0aX',
  '/api/tasks/%ff',
  '/api/tasks/%zz',
  '/api/workers/w/files',
  '/api/workers/w/files/',
  '/api/workers/w/files/../../../keys',
  '/api/workers/w/files/%2e%2e/%2e%2e/keys',
  '/api/workers/w/webhook',
])('%s is unknown', (path) => {
  expect(matchEndpoint('GET', path)).toEqual({ kind: 'unknown' });
});
