import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatEventId, readPart, type TaskEvent } from '#contract/task-event.ts';
import { wholeText } from './streamed-text.ts';
import { EMPTY_TRANSCRIPT, type Transcript } from './transcript-items.ts';
import {
  reduceEvents,
  reduceTranscript,
  seqAfter,
  takeEvents,
  transcriptOfText,
  transcriptText,
} from './transcript.ts';

const raw: unknown[] = [
  {
    type: 'data-turn',
    data: {
      taskId: 'tsk_1',
      turnId: 'trn_1',
      seq: 0,
      workerId: 'wrk_1',
      input: 'Average price by city',
      budget: 'standard',
      startedAt: '2026-05-11T09:14:22.000Z',
    },
  },
  { type: 'start', messageId: 'trn_1' },
  { type: 'text-start', id: 't1' },
  { type: 'text-delta', id: 't1', delta: 'Reading ' },
  { type: 'text-delta', id: 't1', delta: 'homes.csv.' },
  { type: 'text-end', id: 't1' },
  { type: 'tool-input-available', toolCallId: 'c1', toolName: 'query_table', input: { file: 'homes.csv' } },
  {
    type: 'tool-output-available',
    toolCallId: 'c1',
    output: { rows: 3 },
    providerMetadata: { handinger: { startMs: 12, durationMs: 210 } },
  },
  { type: 'source-url', sourceId: '1', url: '/api/workers/w/files/homes.csv#L2-L60', title: 'homes.csv' },
  {
    type: 'file',
    url: '/f/chart.svg',
    mediaType: 'image/svg+xml',
    providerMetadata: { handinger: { filename: 'chart.svg', size: 14 } },
  },
  { type: 'data-weather', data: 1 },
  { type: 'text-delta', id: 't2', delta: 'The mean is **1,184 €** [1].' },
  { type: 'data-usage', data: { credits: 7, durationMs: 900, inputTokens: 20, outputTokens: 9, toolCalls: 1 } },
  { type: 'finish' },
];
const events: TaskEvent[] = raw.map((part, offset) => ({
  id: formatEventId({ seq: 0, offset }),
  part: readPart(part),
}));
const reduceAll = (list: readonly TaskEvent[], from: Transcript = EMPTY_TRANSCRIPT) =>
  list.reduce(reduceTranscript, from);

/** Joins chunks, so that transcripts compare by text. */
const asRead = (transcript: Transcript) => ({
  ...transcript,
  items: transcript.items.map((item) => (item.kind === 'tool' ? item : { ...item, text: wholeText(item.text) })),
});

describe('reduceTranscript', () => {
  test('keeps text and tool calls in order', () => {
    const transcript = reduceAll(events);
    expect(transcript.items.map((item) => item.kind)).toEqual(['text', 'tool', 'text']);
    expect(transcript.items[1]).toMatchObject({ name: 'query_table', state: 'done', timing: { durationMs: 210 } });
    expect(transcript.sources).toEqual([{ id: '1', url: '/api/workers/w/files/homes.csv#L2-L60', title: 'homes.csv' }]);
    expect(transcript.files).toEqual([
      { url: '/f/chart.svg', mediaType: 'image/svg+xml', filename: 'chart.svg', size: 14 },
    ]);
    expect(transcript.usage?.credits).toBe(7);
    expect(transcript.ending).toEqual({ kind: 'finished' });
    expect(transcript.unknown).toHaveLength(1);
    expect(transcriptText(transcript)).toBe('Reading homes.csv.\n\nThe mean is **1,184 €** [1].');
  });

  test('keeps the newest question about a tool call', () => {
    const ask = (state: string) => ({
      type: 'data-approval',
      id: 'apr_1',
      data: {
        id: 'apr_1',
        toolCallId: 'c1',
        url: 'https://example.org/?q=1',
        host: 'example.org',
        workerId: 'wrk_1',
        askedAt: '2026-05-11T09:14:22.000Z',
        expiresAt: '2026-05-11T09:24:22.000Z',
        state,
      },
    });
    const asked = [...raw.slice(0, 7), ask('waiting')].map((part) => ({ id: undefined, part: readPart(part) }));
    const waiting = reduceAll(asked);
    expect(waiting.items[1]).toMatchObject({ name: 'query_table', state: 'running', approval: { state: 'waiting' } });
    const denied = reduceAll([{ id: undefined, part: readPart(ask('denied')) }], waiting);
    expect(denied.items[1]).toMatchObject({ approval: { state: 'denied', host: 'example.org' } });
  });

  test('files with the same content and different names are listed separately', () => {
    const file = (offset: number, filename: string): TaskEvent => ({
      id: formatEventId({ seq: 0, offset }),
      part: readPart({
        type: 'file',
        url: 'data:text/csv,a',
        mediaType: 'text/csv',
        providerMetadata: { handinger: { filename } },
      }),
    });
    const { files } = reduceAll([file(0, 'a.csv'), file(1, 'b.csv'), file(2, 'b.csv')]);
    expect(files.map(({ filename }) => filename)).toEqual(['a.csv', 'b.csv']);
  });

  test('a repeated event changes nothing, not even the reference', () => {
    const transcript = reduceAll(events);
    expect(reduceAll(events, transcript)).toBe(transcript);
  });

  test('a replay from anywhere followed by live events gives the same transcript', () => {
    const whole = reduceAll(events);
    fc.assert(
      fc.property(fc.nat(events.length), fc.nat(events.length), (seen, from) => {
        const start = Math.min(seen, from);
        expect(asRead(reduceAll(events.slice(start), reduceAll(events.slice(0, seen))))).toEqual(asRead(whole));
      }),
    );
  });

  test('a batch gives the same result as single events', () => {
    const two = [...events, ...events.map((event) => ({ ...event, id: undefined }))];
    fc.assert(
      fc.property(fc.boolean(), fc.array(fc.nat(two.length), { maxLength: 8 }), (positions, cuts) => {
        const list = positions ? two.slice(0, events.length) : two.slice(events.length);
        const at = [0, ...cuts.map((c) => c % list.length).toSorted((a, b) => a - b), list.length];
        const gathered = at
          .slice(1)
          .reduce((all, end, i) => reduceEvents(all, list.slice(at[i], end)), EMPTY_TRANSCRIPT);
        expect(asRead(gathered)).toEqual(asRead(reduceAll(list)));
      }),
    );
  });

  test('overlapping replays change nothing', () => {
    const whole = reduceEvents(EMPTY_TRANSCRIPT, events);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(events.length), fc.nat(events.length)), { maxLength: 6 }), (pieces) => {
        let seen = 0;
        let transcript = EMPTY_TRANSCRIPT;
        for (const [a, b] of [...pieces, [0, events.length] as const]) {
          const from = Math.min(a, seen);
          const to = Math.max(from, b);
          transcript = reduceEvents(transcript, events.slice(from, to));
          seen = Math.max(seen, to);
        }
        expect(asRead(transcript)).toEqual(asRead(whole));
        expect(reduceEvents(transcript, events)).toBe(transcript);
      }),
    );
  });

  test('without positions, a replay from the start replaces the turn', () => {
    const bare = events.map((event) => ({ ...event, id: undefined }));
    const whole = reduceEvents(EMPTY_TRANSCRIPT, bare);
    fc.assert(
      fc.property(fc.nat(bare.length), (cut) => {
        const half = reduceEvents(EMPTY_TRANSCRIPT, bare.slice(0, cut));
        expect(asRead(reduceEvents(half, bare))).toEqual(asRead(whole));
      }),
    );
  });

  test('keeps a limited number of unknown parts', () => {
    const part = { type: 'unknown', raw: { words: 'x'.repeat(50_000) }, problem: 'new' } as const;
    const { unknown } = reduceEvents(
      EMPTY_TRANSCRIPT,
      Array.from({ length: 1_000 }, () => ({ id: undefined, part })),
    );
    expect(unknown).toHaveLength(100);
    expect(JSON.stringify(unknown).length).toBeLessThan(1_100_000);
  });

  test('assigns events to the turn that was opened last', () => {
    const opening = (seq: number): TaskEvent => ({
      id: undefined,
      part: readPart({ type: 'data-turn', data: { ...(raw[0] as { data: object }).data, seq } }),
    });
    const say = (delta: string): TaskEvent => ({ id: undefined, part: { type: 'text-delta', id: 't', delta } });
    const stream = [say('a'), opening(1), say('b'), opening(2), say('c')];
    const transcripts = takeEvents({}, 0, stream);
    expect([0, 1, 2].map((one) => transcriptText(transcripts[one] ?? EMPTY_TRANSCRIPT))).toEqual(['a', 'b', 'c']);
    expect([seqAfter(0, stream), seqAfter(7, [say('a')])]).toEqual([2, 7]);
  });

  test('keeps the first ending after an error', () => {
    const failed = reduceAll([
      { id: undefined, part: { type: 'text-delta', id: 'a', delta: 'half' } },
      { id: undefined, part: { type: 'error', errorText: 'The worker failed.' } },
      { id: undefined, part: { type: 'finish' } },
      { id: undefined, part: { type: 'done' } },
    ]);
    expect(failed.ending).toEqual({ kind: 'failed', message: 'The worker failed.' });
    expect(failed.items[0]).toMatchObject({ open: false });
  });

  test('reasoning that has a start and an end with times has a duration', () => {
    const at = (type: 'reasoning-start' | 'reasoning-end', ms?: number): TaskEvent => ({
      id: undefined,
      part: { type, id: 'r' },
      ...(ms !== undefined && { at: ms }),
    });
    const durationOf = (...of: readonly TaskEvent[]) => {
      const [item] = reduceEvents(EMPTY_TRANSCRIPT, of).items;
      return item?.kind === 'reasoning' ? item.durationMs : undefined;
    };
    expect(durationOf(at('reasoning-start', 1_200), at('reasoning-end', 4_400))).toBe(3_200);
    expect(durationOf(at('reasoning-start'), at('reasoning-end', 4_400))).toBeUndefined();
    expect(durationOf(at('reasoning-start', 1_200), at('reasoning-end'))).toBeUndefined();
  });

  test('has no ending before the stream has one', () => {
    expect(reduceAll(events.slice(0, -1)).ending).toBeUndefined();
  });

  test('keeps the input and the error of a failed tool', () => {
    const transcript = reduceAll([
      ...events.slice(6, 7),
      { id: undefined, part: { type: 'tool-output-error', toolCallId: 'c1', errorText: 'no column prize' } },
    ]);
    expect(transcript.items[0]).toMatchObject({
      state: 'failed',
      errorText: 'no column prize',
      input: { file: 'homes.csv' },
    });
  });
});

test('creates a transcript from a record without parts', () => {
  expect(transcriptText(transcriptOfText('One.\n\nTwo.'))).toBe('One.\n\nTwo.');
  expect(transcriptOfText('')).toBe(EMPTY_TRANSCRIPT);
});
