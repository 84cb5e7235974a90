import { describe, expect, test } from 'vitest';
import { fuzzyMatch } from './fuzzy.ts';

const marked = (query: string, text: string) => {
  const fit = fuzzyMatch(query, text);
  return (
    fit &&
    text
      .split('')
      .map((char, i) => (fit.at.includes(i) ? char.toUpperCase() : char.toLowerCase()))
      .join('')
  );
};

describe('matches', () => {
  test.each([
    ['arch', 'Archive', 'ARCHive'],
    ['hive', 'Archive', 'arcHIVE'],
    ['nt', 'New task', 'New Task'],
    ['copid', 'Copy id', 'COPy ID'],
    ['archve', 'Archive', 'ARCHiVE'],
    ['task new', 'New task', 'NEW TASK'],
    ['vilanova geltru', 'Vilanova i la Geltrú', 'VILANOVA i la GELTRÚ'],
    ['', 'Archive', 'archive'],
  ])('%j matches %j', (query, text, expected) => {
    expect(marked(query, text)).toBe(expected);
  });
});

test.each([
  ['xyz', 'Archive'],
  ['new worker', 'New task'],
  ['tie', 'take a look at every one'],
  ['evihcra', 'Archive'],
])('%j does not match %j', (query, text) => {
  expect(fuzzyMatch(query, text)).toBeUndefined();
});

test('ranks word starts above inner matches, and those above scattered letters', () => {
  const score = (text: string) => fuzzyMatch('task', text)?.score ?? -1;
  expect(score('Tasks')).toBeGreaterThan(score('New task'));
  expect(score('New task')).toBeGreaterThan(score('Multitask'));
  expect(score('Multitask')).toBeGreaterThan(score('Take a seat, Kim'));
});
