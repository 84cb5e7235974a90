import { expect, test } from 'vitest';
import { searchOf, viewOf } from './usage-view.ts';

const view = (search: string) => viewOf(new URLSearchParams(search));

test('without a word, thirty days by worker, the dearest first', () => {
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

test('what is misspelt is as usual', () => {
  expect(view('range=eternity&groupBy=colour&sort=luck&order=up&interval=minute')).toEqual(view(''));
});

test.each([
  '?range=last-week&sort=failedCredits',
  '?range=custom&from=2026-10-01&to=2026-10-09&interval=hour&groupBy=budget',
  '?groupBy=status&sort=name&order=asc',
])('%s is a view that can be shared', (search) => {
  expect(searchOf(view(search))).toBe(search);
});

test('dates belong to the range of one’s own alone', () => {
  expect(searchOf({ ...view('range=custom&from=2026-10-01&to=2026-10-09'), range: '7d' })).toBe('?range=7d');
});
