import { expect, test } from 'vitest';
import { searchOf, viewOf, withWorker } from './usage-view.ts';

const view = (search: string) => viewOf(new URLSearchParams(search));

test('defaults to thirty days by worker, most expensive first', () => {
  expect(view('')).toEqual({
    range: '30d',
    dates: { from: '', to: '' },
    interval: undefined,
    groupBy: 'worker',
    sort: 'credits',
    order: 'desc',
  });
  expect(searchOf(view(''))).toBe('');
});

test('uses defaults for invalid parameters', () => {
  expect(view('range=eternity&groupBy=colour&sort=luck&order=up&interval=minute')).toEqual(view(''));
});

test.each([
  '?range=last-week&sort=failedCredits',
  '?range=custom&from=2026-10-01&to=2026-10-09&interval=hour&groupBy=budget',
  '?groupBy=status&sort=name&order=asc',
])('restores %s from its URL', (search) => {
  expect(searchOf(view(search))).toBe(search);
});

test('keeps dates only for the custom range', () => {
  expect(searchOf({ ...view('range=custom&from=2026-10-01&to=2026-10-09'), range: '7d' })).toBe('?range=7d');
});

test('groups the usage of one worker by something else than workers', () => {
  expect(view('workerId=wrk_1')).toMatchObject({ workerId: 'wrk_1', groupBy: 'budget' });
  expect(view('workerId=wrk_1&groupBy=worker').groupBy).toBe('budget');
  expect(searchOf(withWorker(view(''), 'wrk_1'))).toBe('?workerId=wrk_1');
  expect(searchOf(withWorker(view('groupBy=status'), 'wrk_1'))).toBe('?workerId=wrk_1&groupBy=status');
  expect(searchOf(withWorker(view('workerId=wrk_1'), undefined))).toBe('');
  expect(searchOf(withWorker(view('workerId=wrk_1&groupBy=trigger'), 'wrk_2'))).toBe('?workerId=wrk_2&groupBy=trigger');
});
