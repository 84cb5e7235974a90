import { expect, test } from 'vitest';
import type { KnownPart } from '#contract/task-event.ts';
import { spansOf, statusWithoutEnd } from './turn-spans.ts';

const recorded = (...parts: [at: number, part: KnownPart | { type: string }][]) =>
  parts.map(([at, part], offset) => ({ offset, at, part }));

const given = (toolCallId: string): KnownPart => ({
  type: 'tool-input-available',
  toolCallId,
  toolName: 'query_table',
  input: { file: 'homes.csv' },
});

test('uses the times in the output of a call, else those of its parts', () => {
  const stated = { providerMetadata: { handinger: { startMs: 120, durationMs: 80 } } };
  const { tools } = spansOf(
    recorded(
      [100, given('a')],
      [230, { type: 'tool-output-available', toolCallId: 'a', output: 1, ...stated }],
      [300, given('b')],
      [450, { type: 'tool-output-error', toolCallId: 'b', errorText: 'no such column' }],
    ),
  );
  expect(tools).toEqual([
    { id: 'a', name: 'query_table', summary: 'homes.csv', failed: false, startMs: 120, endMs: 200 },
    { id: 'b', name: 'query_table', summary: 'homes.csv', failed: true, startMs: 300, endMs: 450 },
  ]);
});

test('a call without a final output is running', () => {
  const preliminary = { type: 'tool-output-available', toolCallId: 'a', output: 1, preliminary: true } as const;
  expect(spansOf(recorded([5, given('a')], [9, preliminary])).tools[0]).toMatchObject({ startMs: 5, endMs: undefined });
});

test('a call without an end is running while its turn is, and unfinished afterwards', () => {
  const call = { startMs: 5, endMs: undefined };
  expect([statusWithoutEnd(call, true), statusWithoutEnd(call, false)]).toEqual(['running', 'unfinished']);
  expect(statusWithoutEnd({ ...call, endMs: 9 }, true)).toBeUndefined();
});

test('reasoning and text are phases, and adjacent ones of one kind merge', () => {
  const { phases } = spansOf(
    recorded(
      [0, { type: 'reasoning-start', id: 'r' }],
      [40, { type: 'reasoning-end', id: 'r' }],
      [40, { type: 'text-start', id: '1' }],
      [60, { type: 'text-end', id: '1' }],
      [60, { type: 'text-start', id: '2' }],
      [75, { type: 'text-delta', id: '2', delta: 'b' }],
      [90, { type: 'text-end', id: '2' }],
      [200, { type: 'text-delta', id: '3', delta: 'never opened, never closed' }],
    ),
  );
  expect(phases).toEqual([
    { kind: 'reasoning', startMs: 0, endMs: 40 },
    { kind: 'text', startMs: 40, endMs: 90 },
    { kind: 'text', startMs: 200, endMs: undefined },
  ]);
});

test('ignores unknown parts', () => {
  expect(spansOf(recorded([1, { type: 'data-new' }], [2, { type: 'finish' }]))).toEqual({ tools: [], phases: [] });
});
