import { expect, test } from 'vitest';
import { formatFigure } from './figures.ts';

test('all figures of a column have the same number of decimals', () => {
  expect([18.5, 30].map((mean) => formatFigure('mean', mean))).toEqual(['18.5', '30.0']);
  expect([0.058, 1].map((share) => formatFigure('share', share))).toEqual(['5.8%', '100.0%']);
  expect([36, 1240].map((credits) => formatFigure('p90', credits))).toEqual(['36', '1,240']);
});
