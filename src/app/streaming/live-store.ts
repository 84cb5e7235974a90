import type { TaskEvent } from '#contract/task-event.ts';
import type { LiveTask } from './live-task.ts';
import { seqAfter, takeEvents } from './transcript/transcript.ts';

export type LiveStoreDeps = {
  /** What the page was last shown of a task. */
  shown: (taskId: string) => LiveTask;
  show: (taskId: string, live: LiveTask) => void;
  /** Runs a function before the next frame, or soon where the page is hidden. */
  schedule: (run: () => void) => void;
  /** Milliseconds, monotonic. */
  now: () => number;
};

/** Events between two frames that nobody could read as they come: a replay, of which most is scrolled past at once. */
const FLOOD = 200;
/** How often the page is shown what floods in, in milliseconds. */
const SHOW_FLOOD_MS = 100;

/** The tasks that are read here: events are gathered as they come, taken in once a frame (a flood of them less often), or sooner for whoever asks. */
export type LiveStore = {
  now: (taskId: string) => LiveTask;
  /** Gathers events of a stream that, before them, told of turn `seq`. */
  take: (taskId: string, seq: number, events: readonly TaskEvent[]) => void;
  /** Changes it, and shows it at once. */
  patch: (taskId: string, change: Partial<LiveTask>) => void;
  /** Holds it no longer: what the page was shown is all that is left. */
  release: (taskId: string) => void;
};

type Held = {
  live: LiveTask;
  from: number;
  upTo: number;
  waiting: (readonly TaskEvent[])[];
  scheduled: boolean;
  /** How many events have come since the last frame. */
  come: number;
  shownAt: number;
};

export function createLiveStore({ shown, show, schedule, now }: LiveStoreDeps): LiveStore {
  const tasks = new Map<string, Held>();

  function hold(taskId: string): Held {
    const known = tasks.get(taskId);
    if (known !== undefined) return known;
    const held = { live: shown(taskId), from: 0, upTo: 0, waiting: [], scheduled: false, come: 0, shownAt: now() };
    tasks.set(taskId, held);
    return held;
  }

  function takeIn(held: Held): LiveTask {
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
      const isFlood = held.come > FLOOD;
      held.come = 0;
      if (isFlood && now() - held.shownAt < SHOW_FLOOD_MS) {
        showInFrame(taskId, held);
        return;
      }
      held.scheduled = false;
      held.shownAt = now();
      show(taskId, takeIn(held));
    });
  }

  return {
    now(taskId) {
      const held = tasks.get(taskId);
      return held === undefined ? shown(taskId) : takeIn(held);
    },

    take(taskId, seq, events) {
      const held = hold(taskId);
      if (held.upTo !== seq) takeIn(held);
      if (held.waiting.length === 0) held.from = seq;
      held.waiting.push(events);
      held.upTo = seqAfter(seq, events);
      held.come += events.length;
      if (!held.scheduled) showInFrame(taskId, held);
    },

    patch(taskId, change) {
      const held = hold(taskId);
      held.live = { ...takeIn(held), ...change };
      show(taskId, held.live);
    },

    release(taskId) {
      const held = tasks.get(taskId);
      if (held === undefined) return;
      show(taskId, takeIn(held));
      tasks.delete(taskId);
    },
  };
}
