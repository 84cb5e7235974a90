import { expect, test } from 'vitest';
import { paths } from './paths.ts';
import { parseFilter, type TaskFilter } from './data/task-filter.ts';

const read = (address: string) => parseFilter(new URL(address, 'http://localhost').searchParams);

const everything: TaskFilter = {
  q: 'price & "per city"',
  of: 'turns',
  status: ['error', 'aborted'],
  triggeredBy: ['schedule'],
  workerId: ['wrk_1', 'wrk 2'],
  budget: ['low', 'unlimited'],
  from: '2026-11-01T00:00:00.000Z',
  to: '2026-11-08T00:00:00.000Z',
  hasFiles: true,
  hasErrors: false,
  minCredits: 10,
  maxCredits: 200,
  archived: 'only',
  sort: 'credits',
  order: 'asc',
};

test('a filter survives its address', () => {
  expect(read(paths.tasksWhere(everything))).toEqual({ filter: everything, ignored: [] });
  expect(read(paths.tasksWhere({}))).toEqual({ filter: {}, ignored: [] });
  expect(paths.tasksWhere({})).toBe(paths.tasks);
});

test("a filter's URL has its fields in a fixed order", () => {
  const { filter } = read('/tasks?budget=low&q=price');
  const changed: TaskFilter = { ...filter, sort: 'credits', status: ['error'] };
  expect(paths.tasksWhere(changed)).toBe(`${paths.tasks}?q=price&status=error&budget=low&sort=credits`);
});

test('omits default values', () => {
  expect(read('/tasks?of=tasks&archived=exclude&sort=createdAt&order=desc&q=+')).toEqual({ filter: {}, ignored: [] });
});

test('accepts instants in any time zone', () => {
  expect(read('/tasks?from=2026-11-01T01:00:00%2B01:00').filter.from).toBe('2026-11-01T00:00:00.000Z');
});

test('returns parameters that are not understood and keeps the rest', () => {
  const url =
    '/tasks?status=error&status=lost&from=yesterday&to=2026-11-01&minCredits=-1&hasFiles=yes&of=turns&of=tasks&sort=title&view=2';
  expect(read(url)).toEqual({
    filter: { of: 'turns', status: ['error'] },
    ignored: [
      'of=tasks',
      'status=lost',
      'from=yesterday',
      'to=2026-11-01',
      'hasFiles=yes',
      'minCredits=-1',
      'sort=title',
      'view',
    ],
  });
});

test('an end before its beginning is left out, as the API would refuse it', () => {
  const from = '2026-11-08T00:00:00.000Z';
  expect(read(paths.tasksWhere({ from, to: '2026-11-08T00:00:00.000Z', minCredits: 2, maxCredits: 1 }))).toEqual({
    filter: { from, minCredits: 2 },
    ignored: ['to=2026-11-08T00:00:00.000Z', 'maxCredits=1'],
  });
});

test.each([
  'from=2026-02-30T00:00:00Z',
  'to=2026-04-31T12:00:00.000Z',
  'to=2026-01-01T24:00:00Z',
  'from=0000-01-01T00:00:00Z',
  'to=9999-12-31T23:59:59-01:00',
  'from=1000-01-01T00:00:00+01:00',
  'q=a\0b',
  'workerId=\0',
])('ignores %j, which the API would refuse', (value) => {
  const address = value.replace('+', '%2B').replace('\0', '%00');
  expect(read(`/tasks?${address}`)).toEqual({ filter: {}, ignored: [value] });
});

test('credits are read as far as the API takes them', () => {
  expect(read('/tasks?minCredits=999999999&maxCredits=1000000000')).toEqual({
    filter: { minCredits: 999_999_999 },
    ignored: ['maxCredits=1000000000'],
  });
});
