import { expect, test } from 'vitest';
import type { TaskEvent } from '#contract/task-event.ts';
import { EMPTY_TRANSCRIPT } from '#app/streaming/transcript/transcript-items.ts';
import { reduceTranscript, transcriptOfText } from '#app/streaming/transcript/transcript.ts';
import { clipboardText } from '#app/markdown/plain-text.ts';
import type { TurnView } from '../turn-view.ts';
import { blocksOfRow, definitionsOfRow } from './markdown-row.tsx';
import { buildRows, hasSameText, type Row } from './rows.ts';

const part = (value: TaskEvent['part']): TaskEvent => ({ id: undefined, part: value });
const call = (id: string) => part({ type: 'tool-input-available', toolCallId: id, toolName: 'query_table', input: {} });
const say = (delta: string) => part({ type: 'text-delta', id: 't', delta });
const end = part({ type: 'text-end', id: 't' });

function view(events: readonly TaskEvent[], growing: boolean): TurnView {
  return {
    turn: { id: 'n', seq: 3, taskId: 'k', input: 'hi', outputText: '', status: growing ? 'running' : 'completed' },
    transcript: events.reduce(reduceTranscript, EMPTY_TRANSCRIPT),
    growing,
    provenance: undefined,
  };
}
const kinds = (events: readonly TaskEvent[], growing = false) =>
  buildRows(view(events, growing)).map(({ kind }) => kind);

test('consecutive tool calls are one row, text between them starts another', () => {
  expect(kinds([call('a'), call('b'), say('So. '), end, call('c')])).toEqual([
    'input',
    'tools',
    'markdown',
    'tools',
    'footer',
  ]);
});

test('each block is a row, and only the one being written is open', () => {
  const rows = buildRows(view([say('One.\n\nTwo.\n\nThr')], true));
  expect(rows.map((row) => (row.kind === 'markdown' ? [row.markdown, row.open] : row.kind))).toEqual([
    'input',
    ['One.\n\n', false],
    ['Two.\n\n', false],
    ['Thr', true],
    'footer',
  ]);
});

test('a running turn without open text has a waiting row', () => {
  expect(kinds([], true)).toEqual(['input', 'waiting', 'footer']);
  expect(kinds([call('a')], true)).toEqual(['input', 'tools', 'waiting', 'footer']);
});

test('a row keeps its key while the answer grows behind it', () => {
  const before = buildRows(view([say('One.\n\nTwo.\n')], true)).map(({ key }) => key);
  const after = buildRows(view([say('One.\n\nTwo.\n'), say('\nThree.\n\nFour')], true)).map(({ key }) => key);
  expect(after.slice(0, 3)).toEqual(before.slice(0, 3));
});

test('a record without parts has rows for its text', () => {
  const rows = buildRows({ ...view([], false), transcript: transcriptOfText('# A\n\nb') });
  expect(rows.map(({ kind }) => kind)).toEqual(['input', 'markdown', 'markdown', 'footer']);
});

test('a link definition at the end of the answer changes only the rows that use it', () => {
  const streamed = say('See [the guide][g].\n\nNothing here.\n\nMore.\n\n');
  const before = buildRows(view([streamed], true));
  const after = buildRows(view([streamed, say('[g]: https://example.org\n\nEnd')], true), before);
  expect(after[1]).toMatchObject({ kind: 'markdown', definitions: { links: { G: 'https://example.org' } } });
  expect(after[2]).toBe(before[2]);
  expect(buildRows(view([streamed, say('[g]: https://example.org\n\nEnd')], true), after)[1]).toBe(after[1]);
});

test('only the last row of a long list changes while it grows', () => {
  const list = Array.from({ length: 200 }, (_, i) => `- item ${i} of a long list\n`).join('');
  const before = buildRows(view([say(list)], true));
  const after = buildRows(view([say(list), say('- one')], true), before);
  expect(before.length).toBeGreaterThan(4);
  expect(after.slice(0, -3).every((row, i) => i < 2 || row === before[i])).toBe(true);
  expect(after.flatMap((row) => (row.kind === 'markdown' && row.open ? [row.markdown] : []))).toHaveLength(1);
});

test.each([
  '1. one\n\n2. two\n\n10. ten\n11 apples\n\n12',
  `1. ${'word '.repeat(500)}\n\n2. two\n\n${'3. three words\n\n'.repeat(100)}`,
  '* one\n\n* **two**\n\n* * *\n\nend',
  'Words\n```npm i``` installs it.\n\n```sh\nls\n```',
  'Words\n***bold*** and\n#tag and\n$$x^2$$ and\n\\[x^2\\] and\n<divine> ones\n-- more',
  '| a | b |\n|---|---|\n| 1 | 2 |\n*3* | 4\n- 5',
  '> one\n---\n> two\n-- three',
])('finished rows never change while text arrives: %j', (text) => {
  const shown = (row: Row) => (row.kind === 'markdown' ? [row.key, row.markdown] : [row.key]);
  let rows: readonly Row[] = [];
  let transcript = EMPTY_TRANSCRIPT;
  for (const [i, character] of [...text].entries()) {
    transcript = reduceTranscript(transcript, say(character));
    const next = buildRows({ ...view([], true), transcript }, rows);
    const finished = rows.filter((row) => row.kind === 'markdown' && !row.open).map(shown);
    expect({ i, rows: next.slice(1, finished.length + 1).map(shown) }).toEqual({ i, rows: finished });
    rows = next;
  }
  expect(rows.map((row) => (row.kind === 'markdown' ? row.markdown : '')).join('')).toBe(text);
});

test('all parts of a long list have a definition from deep within', () => {
  const item = '      - an item that says [the guide][g] once more\n';
  const text = `- a\n  - b\n    - c\n${item.repeat(60)}\n        [g]: https://example.org\n${item.repeat(60)}`;
  const rows = buildRows({ ...view([], false), transcript: transcriptOfText(text) });
  const links = rows.flatMap((row) => (row.kind === 'markdown' ? [definitionsOfRow(row).links] : []));
  expect(links.length).toBeGreaterThan(2);
  expect(links).toEqual(links.map(() => ({ G: 'https://example.org' })));
});

test('numbers footnotes over all rows of a growing turn, and keeps rows without any', () => {
  const pieces = ['First[^b].\n\nNo notes.\n\nThen[^a][^b].\n\n', '[^a]: Of a.\n\n', '[^b]: Of b.\n\n', 'The end'];
  const shown: (readonly Row[])[] = [];
  pieces.forEach((_, i) => {
    shown.push(buildRows(view([say(pieces.slice(0, i + 1).join(''))], true), shown.at(-1)));
  });
  const wordsIn = (rows: readonly Row[] = []) =>
    rows.flatMap((row) => (row.kind === 'markdown' ? [clipboardText(blocksOfRow(row), definitionsOfRow(row))] : []));
  expect(wordsIn(shown[0])).toEqual(['First[^b].', 'No notes.', 'Then[^a][^b].']);
  expect(wordsIn(shown[1])).toEqual(['First[^b].', 'No notes.', 'Then1[^b].', '1 Of a.']);
  expect(wordsIn(shown[2])).toEqual(['First1.', 'No notes.', 'Then2, 1.', '2 Of a.', '1 Of b.']);
  expect(wordsIn(shown[3])).toEqual(['First1.', 'No notes.', 'Then2, 1.', '2 Of a.', '1 Of b.', 'The end']);
  expect(shown[3]?.[2]).toBe(shown[0]?.[2]);
  expect(shown[3]?.[1]).toBe(shown[2]?.[1]);
});

test('rows of different kinds never have the same text', () => {
  const rows = buildRows(view([call('a'), say('So.')], true));
  expect(rows.map((a) => rows.map((b) => hasSameText(a, b)))).toEqual(rows.map((a) => rows.map((b) => a === b)));
});
