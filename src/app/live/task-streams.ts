import { ApiProblem } from '#contract/api-problem.ts';
import type { TaskEvent } from '#contract/task-event.ts';
import { isRunning } from '#contract/task.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';
import { resumeFrom, settleTurn, type LiveTask } from './live-task.ts';
import { pump } from './pump.ts';
import { takeEvents } from './transcript.ts';

/** What task streams need of the world. */
export type StreamDeps = {
  /** The resume route: replays what came after `lastEventId`, then goes on live. Throws `ApiProblem`. */
  openResume: (
    from: { taskId: string; workerId: string; lastEventId: string | undefined },
    signal: AbortSignal,
  ) => Promise<ReadableStream<Uint8Array>>;
  /** The record, fresh. Throws `ApiProblem`. */
  retrieve: (taskId: string, signal: AbortSignal) => Promise<TaskAndTurns>;
  get: (taskId: string) => LiveTask;
  set: (taskId: string, live: LiveTask) => void;
  /** Called with the fresh record of a task whose turn has ended. */
  onEnded: (record: TaskAndTurns) => void;
  /** Runs a function before the next frame, or soon where the page is hidden. */
  schedule: (run: () => void) => void;
  /** Lets the browser see to input and frames, where the last time is a while ago. */
  breathe: () => Promise<void>;
  /** Resolves after `ms`, sooner when the network comes back; rejects when the signal aborts. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  random: () => number;
};

export type TaskStreams = {
  /** Reads the stream of a turn that was just accepted, to its end and through every break. */
  adopt: (taskId: string, seq: number, stream: ReadableStream<Uint8Array>) => void;
  /** Takes up a task that runs and that nobody here reads. */
  follow: (record: TaskAndTurns) => void;
  /** Stops reading; the worker goes on. It stays so until `attach`, or until a record given to `follow` tells of the end. */
  detach: (taskId: string) => void;
  attach: (record: TaskAndTurns) => void;
};

const FIRST_DELAY_MS = 400;
const LONGEST_DELAY_MS = 10_000;

export function createTaskStreams(deps: StreamDeps): TaskStreams {
  const readers = new Map<string, AbortController>();

  function patch(taskId: string, change: Partial<LiveTask>) {
    deps.set(taskId, { ...deps.get(taskId), ...change });
  }

  function start(taskId: string, seq: number, stream: ReadableStream<Uint8Array> | undefined) {
    readers.get(taskId)?.abort();
    const reader = new AbortController();
    readers.set(taskId, reader);
    const { signal } = reader;
    readTurn(taskId, seq, stream, signal)
      .catch((error: unknown) => {
        if (!signal.aborted) reportError(error);
      })
      .finally(() => {
        if (readers.get(taskId) === reader) readers.delete(taskId);
      });
  }

  /** Reads until the record says that the turn has ended, whatever happens in between. */
  async function readTurn(
    taskId: string,
    seq: number,
    stream: ReadableStream<Uint8Array> | undefined,
    signal: AbortSignal,
  ) {
    let open = stream;
    let fruitless = 0;
    let resumed = stream === undefined;
    let canResume = true;
    for (;;) {
      if (open !== undefined) {
        const before = deps.get(taskId).transcripts[seq];
        patch(taskId, { phase: 'live' });
        const toldItsEnd = await read(taskId, seq, open, signal);
        if (!toldItsEnd) patch(taskId, { phase: 'reconnecting' });
        resumed ||= !toldItsEnd;
        if (deps.get(taskId).transcripts[seq] !== before) fruitless = 0;
        open = undefined;
      }
      if (fruitless > 0) await deps.wait(delayOf(fruitless - 1, deps.random), signal);
      fruitless += 1;
      const next = await takeUp(taskId, seq, canResume, signal);
      switch (next.kind) {
        case 'ended':
          deps.set(taskId, settleTurn(deps.get(taskId), next.turn, resumed));
          deps.onEnded(next.record);
          return;
        case 'gone':
          patch(taskId, { phase: 'idle' });
          return;
        case 'stream':
          open = next.stream;
          break;
        case 'later':
          canResume = next.canResume;
          patch(taskId, { phase: canResume ? 'reconnecting' : 'polling' });
          break;
        default:
          next satisfies never;
      }
    }
  }

  /** Reads a stream to its end, and shows what has come once a frame. */
  async function read(taskId: string, firstSeq: number, stream: ReadableStream<Uint8Array>, signal: AbortSignal) {
    let waiting: (readonly TaskEvent[])[] = [];
    let seq = firstSeq;
    function flush() {
      if (signal.aborted || waiting.length === 0) return;
      const taken = takeEvents(deps.get(taskId).transcripts, seq, waiting.flat());
      waiting = [];
      ({ seq } = taken);
      patch(taskId, { transcripts: taken.transcripts });
    }
    const ended = await pump(stream, {
      signal,
      take(events) {
        if (waiting.length === 0) deps.schedule(flush);
        waiting.push(events);
      },
      breathe: deps.breathe,
    });
    flush();
    return ended;
  }

  /** Asks the record how the turn stands, and opens the resume route where it still runs. */
  async function takeUp(taskId: string, seq: number, canResume: boolean, signal: AbortSignal): Promise<Next> {
    let record: TaskAndTurns;
    try {
      record = await deps.retrieve(taskId, signal);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      return [401, 403, 404].includes(error.status) ? { kind: 'gone' } : { kind: 'later', canResume };
    }
    const turn = record.turns.find((one) => one.seq === seq);
    if (turn !== undefined && !isRunning(turn)) return { kind: 'ended', record, turn };
    if (!canResume) return { kind: 'later', canResume };
    const { workerId } = record.task;
    try {
      const lastEventId = resumeFrom(deps.get(taskId), seq);
      return { kind: 'stream', stream: await deps.openResume({ taskId, workerId, lastEventId }, signal) };
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      return { kind: 'later', canResume: mayHaveResume(error) };
    }
  }

  function follow({ task, turns }: TaskAndTurns) {
    if (readers.has(task.id)) return;
    const live = deps.get(task.id);
    const last = turns.at(-1);
    if (isRunning(task)) {
      const seq = last === undefined ? 0 : isRunning(last) ? last.seq : last.seq + 1;
      if (live.phase !== 'detached') start(task.id, seq, undefined);
    } else if (live.phase === 'detached' && last !== undefined) {
      deps.set(task.id, settleTurn(live, last, true));
    }
  }

  return {
    adopt: start,
    follow,
    detach(taskId) {
      readers.get(taskId)?.abort();
      readers.delete(taskId);
      patch(taskId, { phase: 'detached' });
    },
    attach(record) {
      patch(record.task.id, { phase: 'idle' });
      follow(record);
    },
  };
}

type Next =
  | { kind: 'ended'; record: TaskAndTurns; turn: TaskAndTurns['turns'][number] }
  | { kind: 'gone' }
  | { kind: 'stream'; stream: ReadableStream<Uint8Array> }
  | { kind: 'later'; canResume: boolean };

/** A refusal that isn't about the moment means that there is no such route: the record is asked for instead. */
function mayHaveResume({ status }: ApiProblem): boolean {
  return status === 0 || status === 408 || status === 429 || status >= 500;
}

function delayOf(attempt: number, random: () => number): number {
  return Math.min(FIRST_DELAY_MS * 2 ** attempt, LONGEST_DELAY_MS) * (0.5 + random() / 2);
}
