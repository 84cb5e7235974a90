import { expect, test } from 'vitest';
import { liesUnder, matchPath } from './match-path.ts';

test.each([
  ['/', '/', {}],
  ['/tasks', '/tasks', {}],
  ['/tasks', '/tasks/', {}],
  ['/tasks/:taskId', '/tasks/tsk_1', { taskId: 'tsk_1' }],
  ['/tasks/:taskId', '/tasks/a%2Fb%20c', { taskId: 'a/b c' }],
  ['/tasks/:taskId', '/tasks/%E0%A4%A', { taskId: '%E0%A4%A' }],
  ['/tasks/:taskId/turns', '/tasks/tsk_1/turns', { taskId: 'tsk_1' }],
  ['/tasks/:taskId', '/tasks', null],
  ['/tasks/:taskId', '/tasks/tsk_1/turns', null],
  ['/tasks/:taskId/turns', '/tasks/tsk_1/files', null],
  ['/', '/tasks', null],
])('%s at %s', (pattern, pathname, named) => {
  expect(matchPath(pattern, pathname)).toEqual(named);
});

test.each([
  ['/tasks/tsk_1/turns', '/tasks/tsk_1', true],
  ['/tasks/tsk_1', '/tasks/tsk_1', true],
  ['/tasks/tsk_12', '/tasks/tsk_1', false],
  ['/tasks', '/tasks/tsk_1', false],
])('%s lies under %s: %s', (pathname, link, under) => {
  expect(liesUnder(pathname, link)).toBe(under);
});
