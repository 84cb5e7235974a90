import { ApiProblem } from '#contract/api-problem.ts';
import { isRunning } from '#contract/task.ts';
import type { SeenReason } from '#app/data/seen-reasons.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';
import { createEmitter } from '#app/lib/create-store.ts';
import { reasonOnlyStreamed, reconcileWithRecord, withoutTurn, type LiveTask } from './live-task.ts';
import { createFrameBuffer, type FrameBufferDeps } from './frame-buffer.ts';
import { readTurn, type ReadTurnDeps } from './read-turn.ts';
import { createSubscriptions, NO_TURN, type Subscription } from './subscriptions.ts';
import { createShare, type ShareDeps } from './share.ts';
import type { TurnEnd } from './share-message.ts';
import { seqAfter } from './transcript/transcript.ts';

export type StreamDeps = ReadTurnDeps &
  FrameBufferDeps &
  Pick<ShareDeps, 'tabs' | 'newId' | 'pause'> & {
    /** `seen`: why the turn failed, if only its stream says it. */
    onEnded: (record: TaskAndTurns, seen: SeenReason | undefined) => void;
  };

export type TaskStreams = {
  read: (taskId: string) => LiveTask;
  /** Reads the stream of a turn that was just accepted, to the turn's end. */
  adopt: (taskId: string, seq: number, stream: ReadableStream<Uint8Array>) => void;
  /** Starts reading a running task, unless this tab does already. */
  follow: (record: TaskAndTurns) => void;
  /** Stops reading until `attach`, or until `follow` gets a record that has ended. */
  detach: (taskId: string) => void;
  attach: (record: TaskAndTurns) => void;
  /** Subscribes to ends of turns that this tab read. Returns an unsubscribe function. */
  onEnd: (listener: (end: TurnEnd) => void) => () => void;
};

const WHILE_DETACHED_MS = 5_000;

/** One tab reads each running task, all can show it. */
export function createTaskStreams(deps: StreamDeps): TaskStreams {
  const subscriptions = createSubscriptions();
  const ends = createEmitter<TurnEnd>();
  const store = createFrameBuffer(deps);
  const share = createShare({
    ...deps,
    snapshotOf(taskId) {
      const { phase, transcripts } = store.now(taskId);
      const seq = subscriptions.get(taskId)?.seq ?? 0;
      return { seq, phase, transcript: transcripts[seq] };
    },
    onSnapshot(taskId, { seq, phase, transcript }) {
      subscriptions.move(taskId, seq);
      const { transcripts } = store.now(taskId);
      store.patch(taskId, {
        phase,
        ...(transcript !== undefined && { transcripts: { ...transcripts, [seq]: transcript } }),
      });
    },
    onEvents(taskId, seq, events) {
      store.take(taskId, seq, events);
      subscriptions.move(taskId, seqAfter(seq, events));
    },
    onPhase: (taskId, phase) => store.patch(taskId, { phase }),
    onEnded(taskId, end, whole) {
      const subscription = subscriptions.get(taskId);
      if (subscription === undefined || subscription.seq > end.seq) return;
      subscriptions.leave(taskId);
      settle(taskId, end, whole);
    },
  });

  /** If the turn has gaps, its recorded parts replace the streamed ones. */
  function settle(taskId: string, { record, seq, resumed }: TurnEnd, whole: boolean) {
    const live = store.now(taskId);
    const turn = record.turns.find((one) => one.seq === seq);
    store.patch(
      taskId,
      whole && turn !== undefined ? reconcileWithRecord(live, turn, resumed) : withoutTurn(live, seq),
    );
    store.release(taskId);
    const message = turn && reasonOnlyStreamed(live, turn);
    deps.onEnded(record, message === undefined ? undefined : { taskId, seq, message });
  }

  const start = (taskId: string, seq: number, stream: ReadableStream<Uint8Array> | undefined) =>
    subscriptions.take(taskId, seq, (subscription) => attend(taskId, subscription, stream));

  /** Reads the turn, or receives it from the leader, until it has ended. */
  async function attend(taskId: string, subscription: Subscription, accepted: ReadableStream<Uint8Array> | undefined) {
    const { signal } = subscription.leave;
    let stream = accepted;
    let steal = stream !== undefined;
    for (;;) {
      const outcome = await share.attend(taskId, { steal, signal }, (leading) =>
        lead(taskId, subscription, stream, leading),
      );
      // Another tab took over before anything was read.
      if (stream?.locked === false) await stream.cancel();
      if (outcome === 'done') return;
      stream = undefined;
      steal = outcome === 'silent';
    }
  }

  async function lead(
    taskId: string,
    subscription: Subscription,
    stream: ReadableStream<Uint8Array> | undefined,
    signal: AbortSignal,
  ) {
    const { seq } = subscription;
    const end = await readTurn(
      deps,
      {
        taskId,
        seq,
        stream,
        live: () => store.now(taskId),
        hasAudience: () => share.hasAudience(taskId),
        onEvents(events) {
          store.take(taskId, subscription.seq, events);
          share.broadcastEvents(taskId, subscription.seq, events);
          subscription.seq = seqAfter(subscription.seq, events);
        },
        onPhase(phase) {
          store.patch(taskId, { phase });
          share.broadcastPhase(taskId, phase);
        },
      },
      signal,
    );
    if (end === undefined) {
      store.patch(taskId, { phase: 'idle' });
      store.release(taskId);
      return;
    }
    share.broadcastEnd(taskId, end);
    subscriptions.clear(taskId, subscription);
    finish(taskId, end);
  }

  function finish(taskId: string, end: TurnEnd) {
    settle(taskId, end, true);
    ends.emit(end);
  }

  /** Ends turns that were left for the next one, once their records are complete. */
  function settleLeft({ task, turns }: TaskAndTurns) {
    const live = store.now(task.id);
    const subscription = subscriptions.get(task.id);
    const left = turns.filter(
      (turn) =>
        !isRunning(turn) &&
        turn.seq !== subscription?.seq &&
        live.transcripts[turn.seq] !== undefined &&
        live.provenance[turn.seq] === undefined,
    );
    if (left.length === 0) return;
    const settled = left.reduce((before, turn) => reconcileWithRecord(before, turn, true), live);
    store.patch(task.id, { ...settled, phase: live.phase });
    if (subscription === undefined) store.release(task.id);
  }

  function follow(record: TaskAndTurns) {
    const { task, turns } = record;
    settleLeft(record);
    const last = turns.at(-1);
    const isDetached = store.now(task.id).phase === 'detached';
    if (isRunning(task)) {
      const seq = last === undefined ? 0 : isRunning(last) ? last.seq : last.seq + 1;
      if (!isDetached && subscriptions.get(task.id) === undefined) start(task.id, seq, undefined);
    } else if (isDetached && last !== undefined) {
      subscriptions.leave(task.id);
      finish(task.id, { record, seq: last.seq, resumed: true });
    }
  }

  /** Polls the record of a detached task until it has ended. */
  async function watch(taskId: string, { leave: { signal } }: Subscription) {
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
      // If the record already has the turn's end, the stream adds nothing.
      if (store.now(taskId).provenance[seq] === undefined) start(taskId, seq, stream);
      else stream.cancel().catch(() => undefined); // It already broke.
    },
    follow,
    detach(taskId) {
      subscriptions.take(taskId, NO_TURN, (subscription) => watch(taskId, subscription));
      store.patch(taskId, { phase: 'detached' });
    },
    attach(record) {
      subscriptions.leave(record.task.id);
      store.patch(record.task.id, { phase: 'idle' });
      follow(record);
    },
    onEnd: ends.subscribe,
  };
}
