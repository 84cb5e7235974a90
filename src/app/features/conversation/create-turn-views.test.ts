import { expect, test } from 'vitest';
import type { Turn } from '#contract/task.ts';
import { NOT_LIVE } from '#app/streaming/live-task.ts';
import { transcriptOfText, transcriptText } from '#app/streaming/transcript/transcript.ts';
import { createTurnViews } from './create-turn-views.ts';

const turn = (seq: number, outputText: string, more: Partial<Turn> = {}): Turn => ({
  id: `n${seq}`,
  seq,
  taskId: 'k',
  input: 'hi',
  outputText,
  status: 'completed',
  ...more,
});
const partsOf = (text: string) => [{ offset: 0, at: 0, part: { type: 'text-delta', id: 't', delta: text } }];

test('an unchanged turn keeps its view while another grows', () => {
  const viewsOf = createTurnViews();
  const turns = [turn(0, 'One.'), turn(1, '', { status: 'running' })];
  const before = viewsOf(turns, [], { ...NOT_LIVE, transcripts: { 1: transcriptOfText('T') } });
  const after = viewsOf(turns, [], { ...NOT_LIVE, transcripts: { 1: transcriptOfText('Two') } });
  expect(after[0]).toBe(before[0]);
  expect(after.map(({ transcript }) => transcriptText(transcript))).toEqual(['One.', 'Two']);
});

test('loaded parts stay known when others are loaded', () => {
  const viewsOf = createTurnViews();
  const turns = [turn(0, 'One.')];
  viewsOf(turns, [turn(0, 'One.', { parts: partsOf('One, in parts.') })], NOT_LIVE);
  const [view] = viewsOf(turns, [], NOT_LIVE);
  expect(view && transcriptText(view.transcript)).toBe('One, in parts.');
});

test('the record of a running turn is not kept', () => {
  const viewsOf = createTurnViews();
  const live = { ...NOT_LIVE, provenance: { 0: 'record' } } as const;
  viewsOf([turn(0, '', { status: 'running' })], [turn(0, '', { status: 'running' })], live);
  const [view] = viewsOf([turn(0, 'One.')], [], live);
  expect(view && transcriptText(view.transcript)).toBe('One.');
});

test('the stream takes precedence over the record', () => {
  const [view] = createTurnViews()([turn(0, 'Record.')], [], {
    ...NOT_LIVE,
    transcripts: { 0: transcriptOfText('Stream.') },
    provenance: { 0: 'resumed' },
  });
  expect(view).toMatchObject({ growing: false, provenance: 'resumed' });
  expect(view && transcriptText(view.transcript)).toBe('Stream.');
});

test('recorded parts replace a stream that was filled from the record', () => {
  const live = {
    ...NOT_LIVE,
    transcripts: { 0: transcriptOfText('One.') },
    provenance: { 0: 'record' },
  } as const;
  const turns = [turn(0, 'One.')];
  const viewsOf = createTurnViews();
  const texts = (withParts: readonly Turn[]) =>
    viewsOf(turns, withParts, live).map(({ transcript }) => transcriptText(transcript));
  expect(texts([])).toEqual(['One.']);
  expect(texts([turn(0, 'One.', { parts: partsOf('One, in parts.') })])).toEqual(['One, in parts.']);
});

test('a record without parts does not replace a stream', () => {
  const live = {
    ...NOT_LIVE,
    transcripts: { 0: transcriptOfText('One, as streamed.') },
    provenance: { 0: 'record' },
  } as const;
  const [view] = createTurnViews()([turn(0, 'One.')], [turn(0, 'One.')], live);
  expect(view && transcriptText(view.transcript)).toBe('One, as streamed.');
});
