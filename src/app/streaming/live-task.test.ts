import { expect, test } from 'vitest';
import type { Turn } from '#contract/task.ts';
import { NOT_LIVE, reconcileWithRecord } from '#app/streaming/live-task.ts';
import { EMPTY_TRANSCRIPT } from '#app/streaming/transcript/transcript-items.ts';
import { reduceEvents, transcriptText } from '#app/streaming/transcript/transcript.ts';

const streamed = reduceEvents(
  EMPTY_TRANSCRIPT,
  [
    { type: 'text-delta', id: 'a', delta: 'Reading.\n\n- one\n- two\n\nNow the figures.' } as const,
    { type: 'tool-input-start', toolCallId: 'c', toolName: 'query_table' } as const,
    { type: 'text-delta', id: 'b', delta: 'Ten.\n\nAnd eleven.' } as const,
    { type: 'finish' } as const,
  ].map((part) => ({ id: undefined, part })),
);
const turn: Turn = { id: 'n', seq: 0, taskId: 'k', input: 'hi', status: 'completed', outputText: '' };

test('keeps a streamed turn that equals its record', () => {
  const outputText = transcriptText(streamed);
  const { transcripts, provenance } = reconcileWithRecord(
    { ...NOT_LIVE, transcripts: { 0: streamed } },
    { ...turn, outputText },
    false,
  );
  expect(transcripts[0] && transcriptText(transcripts[0])).toBe(outputText);
  expect(transcripts[0]?.items.map(({ kind }) => kind)).toEqual(streamed.items.map(({ kind }) => kind));
  expect(provenance[0]).toBe('live');
});

test('ignores differences in white space, and replaces a text that differs', () => {
  const settle = (outputText: string) =>
    reconcileWithRecord({ ...NOT_LIVE, transcripts: { 0: streamed } }, { ...turn, outputText }, false);
  expect(settle(`${transcriptText(streamed)}\n`).transcripts[0]).toEqual(streamed);
  const other = settle('Twelve.');
  expect(transcriptText(other.transcripts[0] ?? EMPTY_TRANSCRIPT)).toBe('Twelve.');
  expect(other.provenance[0]).toBe('record');
});

test.each([null, ''])('keeps the streamed text of a failed turn whose record says %j', (outputText) => {
  const failed = { ...turn, status: 'error', outputText };
  const { transcripts, provenance } = reconcileWithRecord({ ...NOT_LIVE, transcripts: { 0: streamed } }, failed, true);
  expect(transcripts[0]).toEqual(streamed);
  expect(provenance[0]).toBe('resumed');
});
