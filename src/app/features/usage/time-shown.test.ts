import { expect, test } from 'vitest';
import { timeShown } from './time-shown.ts';
import { viewOf } from './usage-view.ts';

const now = Date.parse('2026-10-27T10:30:00Z');
const shown = (dates: string) => timeShown(viewOf(new URLSearchParams(`range=custom&${dates}`)), now, 'Europe/Madrid');

test.each([
  ['from=2026-10-09&to=2026-10-01', /not before it/],
  ['from=2026-10-01', /not before it/],
  ['from=0202-10-01&to=2026-10-09', /not before it/],
  ['from=1900-01-01&to=2026-10-09', /66 years apart/],
])('requests nothing for %s', (dates, words) => {
  expect(shown(dates)).toMatchObject({ isValid: false, words: expect.stringMatching(words) });
});

test('requests custom dates up to the maximum of one response', () => {
  expect(shown('from=2026-10-01&to=2026-10-09')).toMatchObject({ isValid: true, ask: { interval: 'day' } });
  expect(shown('from=1960-11-01&to=2026-10-09')).toMatchObject({ isValid: true, ask: { interval: 'month' } });
});
