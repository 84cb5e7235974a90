import type { TaskEvent } from '#contract/task-event.ts';
import type { LiveTask } from './live-task.ts';
import { seqAfter, takeEvents } from './transcript/transcript.ts';

export type FrameBufferDeps = {
  shown: (taskId: string) => LiveTask;
  show: (taskId: string, live: LiveTask) => void;
  /** Runs before the next frame, or soon in a hidden page. */
  schedule: (run: () => void) => void;
  /** Milliseconds, monotonic. */
  now: () => number;
};

/** More events than this between two frames are a replay. */
const REPLAY_EVENTS = 200;
/** Milliseconds between updates of the page during a replay. */
const REPLAY_UPDATE_MS = 100;

/**
 * Buffers stream events per task and applies them once per animation frame (every 100 ms during a replay). `now`
 * applies them first.
 */
export type FrameBuffer = {
  now: (taskId: string) => LiveTask;
  /** `seq`: the turn that the stream was in before these events. */
  take: (taskId: string, seq: number, events: readonly TaskEvent[]) => void;
  /** Applies buffered events and a change, and shows the result at once. */
  patch: (taskId: string, change: Partial<LiveTask>) => void;
  /** Shows buffered events and forgets the task. */
  release: (taskId: string) => void;
};

type Held = {
  live: LiveTask;
  from: number;
  upTo: number;
  waiting: (readonly TaskEvent[])[];
  scheduled: boolean;
  eventCount: number;
  shownAt: number;
};

export function createFrameBuffer({ shown, show, schedule, now }: FrameBufferDeps): FrameBuffer {
  const tasks = new Map<string, Held>();

  function hold(taskId: string): Held {
    const known = tasks.get(taskId);
    if (known !== undefined) return known;
    const held = {
      live: shown(taskId),
      from: 0,
      upTo: 0,
      waiting: [],
      scheduled: false,
      eventCount: 0,
      shownAt: now(),
    };
    tasks.set(taskId, held);
    return held;
  }

  function applyBuffered(held: Held): LiveTask {
    if (held.waiting.length > 0) {
      const transcripts = takeEvents(held.live.transcripts, held.from, held.waiting.flat());
      held.live = { ...held.live, transcripts };
      held.waiting = [];
    }
    return held.live;
  }

  function showInFrame(taskId: string, held: Held) {
    held.scheduled = true;
    schedule(() => {
      if (tasks.get(taskId) !== held) return;
      const isReplay = held.eventCount > REPLAY_EVENTS;
      held.eventCount = 0;
      if (isReplay && now() - held.shownAt < REPLAY_UPDATE_MS) {
        showInFrame(taskId, held);
        return;
      }
      held.scheduled = false;
      held.shownAt = now();
      show(taskId, applyBuffered(held));
    });
  }

  return {
    now(taskId) {
      const held = tasks.get(taskId);
      return held === undefined ? shown(taskId) : applyBuffered(held);
    },

    take(taskId, seq, events) {
      const held = hold(taskId);
      if (held.upTo !== seq) applyBuffered(held);
      if (held.waiting.length === 0) held.from = seq;
      held.waiting.push(events);
      held.upTo = seqAfter(seq, events);
      held.eventCount += events.length;
      if (!held.scheduled) showInFrame(taskId, held);
    },

    patch(taskId, change) {
      const held = hold(taskId);
      held.live = { ...applyBuffered(held), ...change };
      show(taskId, held.live);
    },

    release(taskId) {
      const held = tasks.get(taskId);
      if (held === undefined) return;
      show(taskId, applyBuffered(held));
      tasks.delete(taskId);
    },
  };
}
