import { expect, test } from 'vitest';
import type { TaskEvent } from '#contract/task-event.ts';
import { EMPTY_TRANSCRIPT } from '#app/streaming/transcript/transcript-items.ts';
import { reduceTranscript, transcriptOfText } from '#app/streaming/transcript/transcript.ts';
import { buildRows } from '../rows/rows.ts';
import { answerText, type TurnView } from '../turn-view.ts';
import { conversationAsMarkdown, rowsAsText } from './rows-as-text.ts';

const part = (value: TaskEvent['part']): TaskEvent => ({ id: undefined, part: value });

function turn(
  seq: number,
  input: string,
  events: readonly TaskEvent[],
  more: Partial<TurnView['turn']> = {},
): TurnView {
  return {
    turn: { id: `${seq}`, seq, taskId: 'k', input, outputText: '', status: 'completed', ...more },
    transcript: events.reduce(reduceTranscript, EMPTY_TRANSCRIPT),
    growing: false,
    provenance: undefined,
  };
}

const full = turn(
  0,
  'Average price by city',
  [
    part({ type: 'reasoning-delta', id: 'r', delta: 'Hm.' }),
    part({ type: 'tool-input-available', toolCallId: 'a', toolName: 'query_table', input: { file: 'homes.csv' } }),
    part({ type: 'text-delta', id: 't', delta: 'It is **312 €** [1].\n\n- Girona\n- Vic\n' }),
    part({ type: 'source-url', sourceId: '1', url: '/f/homes.csv', title: 'homes.csv' }),
    part({ type: 'file', url: '/f/chart.svg', mediaType: 'image/svg+xml' }),
    part({ type: 'finish' }),
  ],
  { attachments: [{ filename: 'homes.csv', mediaType: 'text/csv', url: '/f/homes.csv' }], triggeredBy: 'api' },
);
const plain: TurnView = { ...turn(1, 'And the median?', []), transcript: transcriptOfText('300 €') };

test('a conversation has a heading for each input and answer, with tool calls, sources and files', () => {
  expect(conversationAsMarkdown([full, plain])).toBe(`## Turn 1 · Sent via API

Average price by city

Attached: homes.csv

## Turn 1 · Worker

- query_table: homes.csv

It is **312 €** [1].

- Girona
- Vic

Sources:
[1] homes.csv /f/homes.csv

Files: chart.svg

## Turn 2 · You

And the median?

## Turn 2 · Worker

300 €`);
});

test('a turn that did not complete says why, and what the operator can do', () => {
  expect(conversationAsMarkdown([turn(4, 'Break', [], { status: 'aborted' })])).toBe(`## Turn 5 · You

Break

## Turn 5 · Worker

Stopped.

The output so far is above. It was billed.`);
});

const structured = turn(2, 'List the prices', [part({ type: 'finish' })], { structuredOutput: { prices: [312] } });
const JSON_TEXT = '{\n  "prices": [\n    312\n  ]\n}';

test('a conversation includes structured output', () => {
  expect(conversationAsMarkdown([structured])).toBe(
    `## Turn 3 · You\n\nList the prices\n\n## Turn 3 · Worker\n\nStructured output:\n${JSON_TEXT}`,
  );
});

test('an answer is its text and its structured output', () => {
  expect(answerText(structured)).toBe(JSON_TEXT);
  expect(answerText({ ...structured, transcript: transcriptOfText('One price.') })).toBe(`One price.\n\n${JSON_TEXT}`);
  expect(answerText(turn(0, 'Hi', [], { outputText: 'Hello' }))).toBe('Hello');
});

test('rows from the middle of a turn have no heading', () => {
  expect(rowsAsText(buildRows(full).slice(3, 5), 'markdown')).toBe('It is **312 €** [1].\n\n- Girona\n- Vic');
});
