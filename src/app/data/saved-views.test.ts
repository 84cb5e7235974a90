import { expect, test } from 'vitest';
import { presetRange } from './date-presets.ts';
import { createView, filterOfView, findView, withView } from './saved-views.ts';

const NOW = Date.parse('2026-11-11T12:00:00Z');
const A_WEEK_LATER = NOW + 7 * 24 * 3_600_000;
const filter = { status: ['error'], workerId: ['wrk_1'] } as const;
const lastWeek = (now: number) => ({ ...filter, ...presetRange('last-week', now) });

test('a view of last week moves on with time', () => {
  const view = createView('Failed last week', lastWeek(NOW), NOW);
  expect(filterOfView(view, NOW)).toMatchObject(lastWeek(NOW));
  expect(filterOfView(view, A_WEEK_LATER)).toMatchObject(lastWeek(A_WEEK_LATER));
});

test('a view of chosen days keeps them', () => {
  const days = { ...filter, from: '2026-11-02T00:00:00.000Z', to: '2026-11-04T00:00:00.000Z' };
  expect(filterOfView(createView('Two days', days, NOW), A_WEEK_LATER)).toMatchObject(days);
});

test('is found by the list that it shows, with its order', () => {
  const failed = createView('Failed', filter, NOW);
  const expensive = createView('Expensive', { ...filter, sort: 'credits' }, NOW);
  const lastWeeks = createView('Failed last week', lastWeek(NOW), NOW);
  const views = [failed, expensive, lastWeeks];
  expect(findView(views, { ...filter }, NOW)).toBe(failed);
  expect(findView(views, { ...filter, sort: 'credits' }, NOW)).toBe(expensive);
  expect(findView(views, lastWeek(A_WEEK_LATER), A_WEEK_LATER)).toBe(lastWeeks);
  expect(findView(views, { status: ['error'] }, NOW)).toBeUndefined();
});

test('numbers a name that is taken', () => {
  const view = (name: string, workerId = 'wrk_1') => createView(name, { workerId: [workerId] }, NOW);
  const views = withView(withView([view('A'), view('B')], view('A', 'wrk_2')), view('A', 'wrk_3'));
  expect(views).toEqual([view('A'), view('B'), view('A 2', 'wrk_2'), view('A 3', 'wrk_3')]);
});
