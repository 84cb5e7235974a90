import { expect, test } from 'vitest';
import { measurePath } from './measure-path.ts';

test.each([
  ['', 0],
  ['M5 5', 0],
  ['M0 0L10 0', 20],
  ['M0,0 10,0 10,10Z', 40],
  ['m0 0 10 0 0 10z', 40],
  ['M0 0h10v10h-10z', 40],
  ['M0 0H10V10H0V0', 40],
  ['M0 0h1e1', 20],
  ['M0 0l.5.5', 2],
  ['M0 0L1-1', 4],
  // A subpath begins where the last one was closed.
  ['M0 0h10zh10z', 40],
  ['M0 0C0 10 10 10 10 0', 40],
  ['M0 0Q5 5 10 0', 30],
  // The first control point, mirrored: (10, -10).
  ['M0 0C0 10 10 10 10 0S20 -10 20 0', 80],
  ['M0 0Q5 5 10 0T20 0', 60],
  // Half a circle counts as a whole one; short radii are scaled up.
  ['M0 0A5 5 0 0 1 10 0', 20 + 10 * Math.PI - 10],
  ['M0 0a5 5 0 0110 0', 20 + 10 * Math.PI - 10],
  ['M0 0A1 1 0 0 1 10 0', 20 + 10 * Math.PI - 10],
  ['M0 0A0 1 0 0 1 10 0', 20],
])('%s', (data, length) => {
  expect(measurePath(data)?.length).toBeCloseTo(length);
});

test.each(['M', 'M1', 'M0 0L', 'M0 0A5 5 0 2 1 10 0', 'M0 0X', 'M0 0 1', 'none', 'M0 0)'])(
  '%s is not a path',
  (data) => {
    expect(measurePath(data)).toBeNull();
  },
);

test('many digits and points take linear time', () => {
  expect(measurePath(`M0 0L${'1'.repeat(250_000)}x`)).toBeNull();
  expect(measurePath(`M0 0${'l1 1'.repeat(60_000)}`)?.segments).toBeGreaterThan(60_000);
});
