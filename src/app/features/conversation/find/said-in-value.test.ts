import { expect, test } from 'vitest';
import type { ToolItem } from '#app/streaming/transcript/transcript-items.ts';
import type { Row } from '../rows.ts';
import { matcherOf } from './fold.ts';
import { placeInRow } from './place-in-row.ts';
import { searchableText } from './said-in-row.ts';
import { saidInValue } from './said-in-value.ts';

test('a value says the names of its fields and its scalars, each at its path', () => {
  const value = { 'a/b': [1, { name: 'Vic\nGirona' }], code: 'x', none: {} };
  expect([...saidInValue(value, '/out')]).toEqual([
    { path: '/out/a~1b~name', text: 'a/b' },
    { path: '/out/a~1b/0', text: '1' },
    { path: '/out/a~1b/1/name~name', text: 'name' },
    { path: '/out/a~1b/1/name', text: 'Vic\nGirona' },
    { path: '/out/code~name', text: 'code' },
    { path: '/out/code', text: '"x"' },
    { path: '/out/none~name', text: 'none' },
    { path: '/out/none', text: '{}' },
  ]);
});

test('a value may be nested deeper than calls can be', () => {
  let value: unknown = 'deep';
  for (let depth = 0; depth < 20_000; depth += 1) value = [value];
  expect([...saidInValue(value, '')].map(({ text }) => text)).toEqual(['"deep"']);
});

const toolOf = (id: string, facts: Partial<ToolItem>): ToolItem => ({
  id,
  kind: 'tool',
  name: 'run',
  input: { file: 'a.py' },
  output: undefined,
  errorText: undefined,
  state: 'done',
  timing: undefined,
  ...facts,
});

const row: Row = {
  key: '3:tools:x',
  seq: 3,
  kind: 'tools',
  growing: false,
  tools: [
    toolOf('x', { output: '\u001B[31mkangaroo\u001B[0m\nand a kangaroo' }),
    toolOf('y', { input: { animal: 'Kangaroo' }, errorText: 'No kangaroo here' }),
  ],
};

test.each([
  ['kangaroo', 5],
  ['a.py', 2],
  ['and a', 1],
  ['31m', 0],
  ['animal', 1],
])('%s is said %i times in what tools were given and gave back', (query, count) => {
  const wanted = matcherOf(query);
  expect(wanted && searchableText(row).toLowerCase().match(wanted)?.length).toBe(count || undefined);
});

test('each match has its place, also where it is folded away', () => {
  const wanted = matcherOf('kangaroo') ?? /$^/g;
  const placeOf = (nth: number) => placeInRow({ at: { row, index: 0, count: 5 }, nth }, wanted);
  expect([0, 1, 2, 3, 4].map(placeOf)).toEqual([
    { path: '/3:tools:x/x/output', nth: 0 },
    { path: '/3:tools:x/x/output', nth: 1 },
    { path: '/3:tools:x/y~summary', nth: 0 },
    { path: '/3:tools:x/y/input/animal', nth: 0 },
    { path: '/3:tools:x/y/error', nth: 0 },
  ]);
});
