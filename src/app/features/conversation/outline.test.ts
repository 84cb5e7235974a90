import { expect, test } from 'vitest';
import { transcriptOfText } from '#app/streaming/transcript/transcript.ts';
import { outlineOf } from './outline.ts';
import type { TurnView } from './turn-view.ts';

const view = (text: string, growing = false): TurnView => ({
  turn: { id: 'n', seq: 2, taskId: 'k', input: 'hi', outputText: null, status: growing ? 'running' : 'completed' },
  transcript: transcriptOfText(text),
  growing,
  provenance: undefined,
});

const FOUR = '## One\n\nText.\n\n### *Two*\n\n- item\n\n## Three\n\n#### Four';

test('an answer with more than three headings has an outline of rows', () => {
  expect(outlineOf(view(FOUR))).toEqual([
    { key: '2:0', depth: 0, text: 'One' },
    { key: '2:2', depth: 1, text: 'Two' },
    { key: '2:4', depth: 0, text: 'Three' },
    { key: '2:5', depth: 2, text: 'Four' },
  ]);
});

test('an answer with three headings, or one that grows, has no outline', () => {
  expect(outlineOf(view('# A\n\n# B\n\n# C'))).toEqual([]);
  expect(outlineOf(view(FOUR, true))).toEqual([]);
});
