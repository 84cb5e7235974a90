import { json } from '@codemirror/lang-json';
import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { locate } from './locate.ts';

const schema = JSON.stringify(
  { type: 'object', properties: { 'net price': { type: 'nmber' }, tags: { anyOf: [{}, { type: 'strng' }] } } },
  null,
  2,
);

function textAt(text: string, path: string | undefined) {
  const state = EditorState.create({ doc: text, extensions: [json()] });
  const { from, to } = locate(state, { path, words: '' });
  return { text: state.sliceDoc(from, to), line: state.doc.lineAt(from).number };
}

test.each([
  ['properties["net price"].type', '"type"', 5],
  ['properties.tags.anyOf[1].type', '"type"', 11],
  ['properties.tags.anyOf[1]', '{\n          "type": "strng"\n        }', 10],
  ['properties.tags', '"tags"', 7],
  ['', '{', 1],
  ['properties.unknown', '', 1],
])('finds %s', (path, text, line) => {
  expect(textAt(schema, path)).toEqual({ text, line });
});

test('finds the first syntax error', () => {
  expect(textAt('{\n  "type": "object",\n  "properties": ,\n}', undefined).line).toBe(3);
  expect(textAt('{"type": "object"', undefined).line).toBe(1);
});
