import { ApiProblem } from '#contract/api-problem.ts';
import { isRunning } from '#contract/task.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';
import { settleTurn, withoutTurn, type LiveTask } from './live-task.ts';
import { createLiveStore, type LiveStoreDeps } from './live-store.ts';
import { readTurn, type ReadTurnDeps } from './read-turn.ts';
import { createSeats, NO_TURN, type Seat } from './seats.ts';
import { createShare, type ShareDeps } from './share.ts';
import type { TurnEnd } from './share-message.ts';
import { seqAfter } from './transcript/transcript.ts';

/** What task streams need of the world. */
export type StreamDeps = ReadTurnDeps &
  LiveStoreDeps &
  Pick<ShareDeps, 'tabs' | 'newId' | 'pause'> & {
    /** Called with the fresh record of a task whose turn has ended. */
    onEnded: (record: TaskAndTurns) => void;
  };

export type TaskStreams = {
  /** What this tab knows of a task as it happens. */
  read: (taskId: string) => LiveTask;
  /** Reads the stream of a turn that was just accepted, to its end and through every break. */
  adopt: (taskId: string, seq: number, stream: ReadableStream<Uint8Array>) => void;
  /** Takes up a task that runs and that nobody here reads. */
  follow: (record: TaskAndTurns) => void;
  /** Stops reading; the worker goes on. It stays so until `attach`, or until a record given to `follow` tells of the end. */
  detach: (taskId: string) => void;
  attach: (record: TaskAndTurns) => void;
  /** Hears of every turn that this tab has seen to its end by itself, not by another tab. Answers what ends the hearing. */
  onEnd: (hear: (end: TurnEnd) => void) => () => void;
};

const WHILE_DETACHED_MS = 5_000;

/** The streams of the tasks that run: each is read by one tab of the browser, and shown by all that ask for it. */
export function createTaskStreams(deps: StreamDeps): TaskStreams {
  const seats = createSeats();
  const hearers = new Set<(end: TurnEnd) => void>();
  const store = createLiveStore(deps);
  const share = createShare({
    ...deps,
    tellAll(taskId) {
      const { phase, transcripts } = store.now(taskId);
      const seq = seats.get(taskId)?.seq ?? 0;
      return { seq, phase, transcript: transcripts[seq] };
    },
    onSnapshot(taskId, { seq, phase, transcript }) {
      seats.move(taskId, seq);
      const { transcripts } = store.now(taskId);
      store.patch(taskId, {
        phase,
        ...(transcript !== undefined && { transcripts: { ...transcripts, [seq]: transcript } }),
      });
    },
    onEvents(taskId, seq, events) {
      store.take(taskId, seq, events);
      seats.move(taskId, seqAfter(seq, events));
    },
    onPhase: (taskId, phase) => store.patch(taskId, { phase }),
    onEnded(taskId, end, whole) {
      const seat = seats.get(taskId);
      if (seat === undefined || seat.seq > end.seq) return;
      seats.leave(taskId);
      settle(taskId, end, whole);
    },
  });

  /** Ends a turn, that was heard to its end or with gaps: then its record's parts, that have none, are all there is. */
  function settle(taskId: string, { record, seq, resumed }: TurnEnd, whole: boolean) {
    const live = store.now(taskId);
    const turn = record.turns.find((one) => one.seq === seq);
    store.patch(taskId, whole && turn !== undefined ? settleTurn(live, turn, resumed) : withoutTurn(live, seq));
    store.release(taskId);
    deps.onEnded(record);
  }

  const start = (taskId: string, seq: number, stream: ReadableStream<Uint8Array> | undefined) =>
    seats.take(taskId, seq, (seat) => attend(taskId, seat, stream));

  /** Leads the task's reading, or hears from the tab that does, until its turn has ended. */
  async function attend(taskId: string, seat: Seat, accepted: ReadableStream<Uint8Array> | undefined) {
    const { signal } = seat.leave;
    let stream = accepted;
    let steal = stream !== undefined;
    for (;;) {
      const outcome = await share.attend(taskId, { steal, signal }, (leading) => lead(taskId, seat, stream, leading));
      // Another tab took over before a word was read.
      if (stream?.locked === false) await stream.cancel();
      if (outcome === 'done') return;
      stream = undefined;
      steal = outcome === 'silent';
    }
  }

  async function lead(taskId: string, seat: Seat, stream: ReadableStream<Uint8Array> | undefined, signal: AbortSignal) {
    const { seq } = seat;
    const end = await readTurn(
      deps,
      {
        taskId,
        seq,
        stream,
        live: () => store.now(taskId),
        hasAudience: () => share.hasAudience(taskId),
        onEvents(events) {
          store.take(taskId, seat.seq, events);
          share.tellEvents(taskId, seat.seq, events);
          seat.seq = seqAfter(seat.seq, events);
        },
        onPhase(phase) {
          store.patch(taskId, { phase });
          share.tellPhase(taskId, phase);
        },
      },
      signal,
    );
    if (end === undefined) {
      store.patch(taskId, { phase: 'idle' });
      store.release(taskId);
      return;
    }
    share.tellEnd(taskId, end);
    seats.clear(taskId, seat);
    finish(taskId, end);
  }

  /** Ends a turn that this tab has seen to its end. */
  function finish(taskId: string, end: TurnEnd) {
    settle(taskId, end, true);
    for (const hear of hearers) hear(end);
  }

  /** Ends turns that were left in their middle for the one after them, once the record has them whole. */
  function settleLeft({ task, turns }: TaskAndTurns) {
    const live = store.now(task.id);
    const seat = seats.get(task.id);
    const left = turns.filter(
      (turn) =>
        !isRunning(turn) &&
        turn.seq !== seat?.seq &&
        live.transcripts[turn.seq] !== undefined &&
        live.provenance[turn.seq] === undefined,
    );
    if (left.length === 0) return;
    const settled = left.reduce((before, turn) => settleTurn(before, turn, true), live);
    store.patch(task.id, { ...settled, phase: live.phase });
    if (seat === undefined) store.release(task.id);
  }

  function follow(record: TaskAndTurns) {
    const { task, turns } = record;
    settleLeft(record);
    const last = turns.at(-1);
    const isDetached = store.now(task.id).phase === 'detached';
    if (isRunning(task)) {
      const seq = last === undefined ? 0 : isRunning(last) ? last.seq : last.seq + 1;
      if (!isDetached && seats.get(task.id) === undefined) start(task.id, seq, undefined);
    } else if (isDetached && last !== undefined) {
      seats.leave(task.id);
      finish(task.id, { record, seq: last.seq, resumed: true });
    }
  }

  /** Sees a detached task to its end by its record, wherever the operator is meanwhile. */
  async function watch(taskId: string, { leave: { signal } }: Seat) {
    let retryAfterMs = 0;
    for (;;) {
      await deps.wait(Math.max(WHILE_DETACHED_MS, retryAfterMs), signal);
      retryAfterMs = 0;
      try {
        follow(await deps.retrieve(taskId, signal));
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        if (error.status === 404) return;
        retryAfterMs = error.retryAfterMs ?? 0;
      }
    }
  }

  return {
    read: (taskId) => store.now(taskId),
    adopt(taskId, seq, stream) {
      // If the record reported the turn's end before its send was answered, the stream has nothing to add.
      if (store.now(taskId).provenance[seq] === undefined) start(taskId, seq, stream);
      else stream.cancel().catch(() => undefined); // it had broken already
    },
    follow,
    detach(taskId) {
      seats.take(taskId, NO_TURN, (seat) => watch(taskId, seat));
      store.patch(taskId, { phase: 'detached' });
    },
    attach(record) {
      seats.leave(record.task.id);
      store.patch(record.task.id, { phase: 'idle' });
      follow(record);
    },
    onEnd(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
  };
}
