import { expect, test } from 'vitest';
import { requestHash } from './request-hash.ts';

const body = { input: 'Go.', taskId: 't', workerId: 'w' };
const file = { name: 'a.csv', digest: 'abc' };

test('ignores `stream` and a missing budget', () => {
  expect(requestHash({ ...body, stream: true, budget: 'standard' }, [file])).toBe(requestHash(body, [file]));
});

test.each([
  ['input', { ...body, input: 'Go!' }, [file]],
  ['budget', { ...body, budget: 'high' as const }, [file]],
  ['task', { input: 'Go.', workerId: 'w' }, [file]],
  ['worker', { input: 'Go.', taskId: 't' }, [file]],
  ['task and worker swapped', { ...body, taskId: 'w', workerId: 't' }, [file]],
  ['no file', body, []],
  ["a file's bytes", body, [{ ...file, digest: 'abd' }]],
  ["a file's name", body, [{ ...file, name: 'b.csv' }]],
])('differs by %s', (_, other, files) => {
  expect(requestHash(other, files)).not.toBe(requestHash(body, [file]));
});
