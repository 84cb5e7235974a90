import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { t as tTask } from './task.ts';
import { t } from './usage.ts';

test('formats counts and plurals', () => {
  expect(tTask('credits', { count: 1 })).toBe('1 credit');
  expect(tTask('credits', { count: 1860 })).toBe('1,860 credits');
  const bucket = { time: 'May 11', credits: 480, failedCredits: 60, tasks: 42, turns: 61, failedTurns: 3 };
  expect(t('bucket', bucket)).toBe('May 11: 480 credits, 60 of them on failed turns; 42 tasks, 61 turns, 3 failed');
  expect(t('bucket', { ...bucket, tasks: 1, failedCredits: 0, failedTurns: 0 })).toBe(
    'May 11: 480 credits; 1 task, 61 turns',
  );
});

test('inserts values into a message without plurals', () => {
  expect(t('weekOf', { date: 'May 11' })).toBe('Week of May 11');
});

test('formats tags as elements, and wraps the text between them', () => {
  const unit = t.rich('p90Value', { count: 36, unit: <small /> });
  expect(renderToStaticMarkup(unit)).toBe('<span>36 </span><small>credits</small>');
});

test('a value that looks like a tag or like ICU syntax stays text', () => {
  expect(t('weekOf', { date: '<b>{x}</b> #' })).toBe('Week of <b>{x}</b> #');
});

/** Compiles only as long as keys and values are type-checked. */
export function doesNotCompile(figure: 'mean' | 'p90', list: 'addedUpFromList' | 'period') {
  t(`figure.${figure}`);
  // @ts-expect-error No such key.
  t('nothing');
  // @ts-expect-error A value is missing.
  tTask('credits');
  // @ts-expect-error A count is a number.
  tTask('credits', { count: '3' });
  // @ts-expect-error No such value.
  t('weekOf', { date: 'May 11', time: '9:00' });
  // @ts-expect-error A message without values takes none.
  t('period', { count: 3 });
  // @ts-expect-error One of the two needs values.
  t(list);
  // @ts-expect-error A message with tags is formatted by `rich`.
  t('p90Value', { count: 3 });
  // @ts-expect-error A tag is missing.
  t.rich('p90Value', { count: 3 });
}
