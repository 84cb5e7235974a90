import { expect, test } from 'vitest';
import type { Turn } from '#contract/task.ts';
import { NOT_LIVE, reasonOnlyStreamed, reconcileWithRecord } from '#app/streaming/live-task.ts';
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

const failedTurn = reduceEvents(
  EMPTY_TRANSCRIPT,
  [
    { type: 'reasoning-delta', id: 'r', delta: 'First the prices.' } as const,
    { type: 'tool-input-start', toolCallId: 'c', toolName: 'query_table' } as const,
    { type: 'source-url', sourceId: '1', url: 'https://example.org/' } as const,
    { type: 'text-delta', id: 'a', delta: 'The mean is 10, and' } as const,
    { type: 'error', errorText: 'The context is full.' } as const,
  ].map((part) => ({ id: undefined, part })),
);
const failure = { ...turn, status: 'error' };

test('keeps the streamed parts of a failed turn whose record has only the beginning of its text', () => {
  const live = { ...NOT_LIVE, transcripts: { 0: failedTurn } };
  const { transcripts, provenance } = reconcileWithRecord(live, { ...failure, outputText: 'The mean' }, false);
  expect(transcripts[0]).toEqual(failedTurn);
  expect(provenance[0]).toBe('live');
});

test('a record with another text replaces the text alone', () => {
  const live = { ...NOT_LIVE, transcripts: { 0: failedTurn } };
  const [settled] = Object.values(reconcileWithRecord(live, { ...failure, outputText: 'Eleven.' }, false).transcripts);
  expect(settled?.items.map(({ kind }) => kind)).toEqual(['reasoning', 'tool', 'text']);
  expect(settled && transcriptText(settled)).toBe('Eleven.');
  expect(settled).toMatchObject({ sources: failedTurn.sources, ending: { message: 'The context is full.' } });
});

test('finds the reason that only the stream gave', () => {
  const live = { ...NOT_LIVE, transcripts: { 0: failedTurn } };
  expect(reasonOnlyStreamed(live, failure)).toBe('The context is full.');
  expect(reasonOnlyStreamed(live, { ...failure, error: { message: 'Too long.' } })).toBeUndefined();
  expect(reasonOnlyStreamed(live, turn)).toBeUndefined();
  expect(reasonOnlyStreamed(NOT_LIVE, failure)).toBeUndefined();
});
