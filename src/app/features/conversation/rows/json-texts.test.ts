import { expect, test } from 'vitest';
import type { ToolItem } from '#app/streaming/transcript/transcript-items.ts';
import { matchInText } from '../find/match.ts';
import { matcherOf } from '../find/normalize-text.ts';
import { jsonTexts } from './json-texts.ts';
import { searchTexts, type Row } from './rows.ts';

test('returns field names and scalars with their paths', () => {
  const value = { 'a/b': [1, { name: 'Vic\nGirona' }], code: 'x', none: {} };
  expect([...jsonTexts(value, '/out')]).toEqual([
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

test('a value may be nested deeper than the call stack', () => {
  let value: unknown = 'deep';
  for (let depth = 0; depth < 20_000; depth += 1) value = [value];
  expect([...jsonTexts(value, '')].map(({ text }) => text)).toEqual(['"deep"']);
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
  taskId: 'tsk_1',
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
])('finds %s %i times in the inputs and outputs of tools', (query, count) => {
  const wanted = matcherOf(query);
  expect(
    wanted &&
      Array.from(searchTexts(row), ({ text }) => text)
        .join('\0')
        .toLowerCase()
        .match(wanted)?.length,
  ).toBe(count || undefined);
});

test('locates matches that are collapsed', () => {
  const wanted = matcherOf('kangaroo') ?? /$^/g;
  const locate = (nth: number) => matchInText({ at: { row, index: 0, count: 5 }, nth }, wanted);
  expect([0, 1, 2, 3, 4].map(locate)).toEqual([
    { path: '/3:tools:x/x/output', nth: 0 },
    { path: '/3:tools:x/x/output', nth: 1 },
    { path: '/3:tools:x/y~summary', nth: 0 },
    { path: '/3:tools:x/y/input/animal', nth: 0 },
    { path: '/3:tools:x/y/error', nth: 0 },
  ]);
});
