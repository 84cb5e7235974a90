import { expect, test } from 'vitest';
import { definitionsFor, definitionsIn } from './definitions.ts';

const AT_THE_END = '[guide]: https://example.org/guide "The guide"\n[^1]: As measured in May.\n';
const known = definitionsIn(AT_THE_END) ?? new Map<string, string>();

test('a block tells what it defines, links and footnotes', () => {
  expect([...known.keys()]).toEqual(['guide', '^1']);
  expect(definitionsIn('No [link]: here, as it is not at the start of a line.')).toBeUndefined();
  expect(definitionsIn('```\n[guide]: https://example.org\n```\n')).toBeUndefined();
});

test.each([
  ['See [the words][Guide].', 'https://example.org/guide'],
  ['See [guide] for more.', 'https://example.org/guide'],
  ['It rose by half.[^1]', 'As measured in May'],
])('%j is given what it refers to', (markdown, wanted) => {
  expect(definitionsFor(markdown, known)).toContain(wanted);
});

test.each(['No link.', 'An [inline](https://example.org) one.', '```\n[guide]\n```\n', 'See [another].'])(
  '%j needs nothing',
  (markdown) => {
    expect(definitionsFor(markdown, known)).toBe('');
  },
);
