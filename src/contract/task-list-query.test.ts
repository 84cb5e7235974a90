import { expect, test } from 'vitest';
import { TaskFilterQuery, TaskListQuery } from './task-list-query.ts';

test('reads every field from its text', () => {
  const query = {
    q: 'price',
    of: 'turns',
    status: ['error', 'aborted'],
    triggeredBy: ['api'],
    workerId: ['wrk_1'],
    budget: ['low'],
    cause: ['none'],
    from: '2026-11-01T01:00:00+01:00',
    to: '2026-11-08T00:00:00Z',
    hasFiles: 'true',
    hasErrors: 'false',
    minCredits: '0',
    maxCredits: '200',
    archived: 'only',
    sort: 'credits',
    order: 'asc',
  };
  const filter = {
    ...query,
    from: '2026-11-01T00:00:00.000Z',
    to: '2026-11-08T00:00:00.000Z',
    hasFiles: true,
    hasErrors: false,
    minCredits: 0,
    maxCredits: 200,
  };
  expect(TaskFilterQuery.parse(query)).toEqual(filter);
  expect(TaskListQuery.parse({ ...query, limit: '100', cursor: 'abc', count: 'true', causes: 'true' })).toEqual({
    ...filter,
    limit: 100,
    cursor: 'abc',
    count: true,
    causes: true,
  });
  expect(TaskListQuery.parse({})).toEqual({});
});

const instant = '2026-11-01T00:00:00Z';

test.each([
  [{ from: instant, to: instant }, 'to', 'must be after from'],
  [{ minCredits: '2', maxCredits: '1' }, 'maxCredits', 'must be at least minCredits'],
  [{ maxCredits: '1000000000' }, 'maxCredits', 'must be a whole number from 0 to 999999999'],
  [{ limit: '101' }, 'limit', 'must be a whole number from 1 to 100'],
])('refuses %j and names %s', (query, field, message) => {
  expect(TaskListQuery.safeParse(query).error?.issues).toMatchObject([{ path: [field], message }]);
});

test('reports both ranges that end before they begin', () => {
  const query = { from: instant, to: instant, minCredits: '2', maxCredits: '1' };
  expect(TaskFilterQuery.safeParse(query).error?.issues.map(({ path }) => path)).toEqual([['to'], ['maxCredits']]);
});

test('refuses paging in a filter', () => {
  expect(TaskFilterQuery.safeParse({ limit: '5' }).success).toBe(false);
});
