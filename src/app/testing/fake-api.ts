import type { TaskAndTurns } from '#app/data/tasks.ts';
import { parseEventId } from '#contract/task-event.ts';
import type { TurnLookupDeps } from '#app/streaming/turn-lookup.ts';

const WORDS = ['One ', 'two ', 'three ', 'four ', 'five.'];
const DONE = 'event: done\ndata: [DONE]\n\n';

/** An API with one task of one turn, which sends its next event on `say`. */
export type FakeApi = TurnLookupDeps & {
  /** All events of the turn. */
  readonly frames: readonly string[];
  readonly outputText: string;
  /** After the last event, the turn has ended. */
  say: () => void;
  /** Returns the stream of a send. */
  send: () => ReadableStream<Uint8Array>;
  record: () => TaskAndTurns;
  /** `open`: streams open now. `opened`: so far. `asked`: reads of the record. */
  readonly counts: { open: number; opened: number; recordReads: number };
};

/** `also`: JSON events sent before the text. */
export function createFakeApi(taskId = 'k', also: readonly string[] = []): FakeApi {
  const frames = [
    '{"type":"start"}',
    ...also,
    ...WORDS.map((delta) => JSON.stringify({ type: 'text-delta', id: 't', delta })),
    '{"type":"finish"}',
  ].map((data, offset) => `id: 0/${offset}\ndata: ${data}\n\n`);
  const encoder = new TextEncoder();
  const counts = { open: 0, opened: 0, recordReads: 0 };
  const streams = new Set<ReadableStreamDefaultController<Uint8Array>>();
  let sentCount = 0;

  const hasEnded = () => sentCount === frames.length;

  function streamFrom(offset: number, signal?: AbortSignal): ReadableStream<Uint8Array> {
    counts.opened += 1;
    counts.open += 1;
    let mine: ReadableStreamDefaultController<Uint8Array> | undefined;
    const close = () => {
      if (mine !== undefined && streams.delete(mine)) counts.open -= 1;
    };
    return new ReadableStream({
      start(controller) {
        mine = controller;
        streams.add(controller);
        for (const frame of frames.slice(offset, sentCount)) controller.enqueue(encoder.encode(frame));
        if (hasEnded()) finish(controller);
        signal?.addEventListener('abort', () => {
          close();
          controller.error(new DOMException('aborted', 'AbortError'));
        });
      },
      cancel: close,
    });
  }

  function finish(controller: ReadableStreamDefaultController<Uint8Array>) {
    controller.enqueue(encoder.encode(DONE));
    controller.close();
    if (streams.delete(controller)) counts.open -= 1;
  }

  function record(): TaskAndTurns {
    const common = { status: hasEnded() ? 'completed' : 'running', createdAt: '', startedAt: '', triggeredBy: 'ui' };
    return {
      task: { ...common, workerId: 'w', id: taskId, totals: { credits: 0, durationMs: 0, turnCount: 1 } },
      turns: [{ ...common, id: 'n', seq: 0, taskId, input: 'count', outputText: hasEnded() ? WORDS.join('') : '' }],
    };
  }

  return {
    frames,
    outputText: WORDS.join(''),
    counts,
    record,
    send: () => streamFrom(0),
    say() {
      const frame = frames[sentCount];
      if (frame === undefined) return;
      sentCount += 1;
      for (const controller of streams) {
        controller.enqueue(encoder.encode(frame));
        if (hasEnded()) finish(controller);
      }
    },
    openResume({ lastEventId }, signal) {
      const at = parseEventId(lastEventId);
      return Promise.resolve(streamFrom(at === undefined ? 0 : at.offset + 1, signal));
    },
    retrieve() {
      counts.recordReads += 1;
      return Promise.resolve(record());
    },
  };
}
