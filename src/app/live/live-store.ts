import type { TaskEvent } from '#contract/task-event.ts';
import type { LiveTask } from './live-task.ts';
import { seqAfter, takeEvents } from './transcript.ts';

export type LiveStoreDeps = {
  /** What the page was last shown of a task. */
  shown: (taskId: string) => LiveTask;
  show: (taskId: string, live: LiveTask) => void;
  /** Runs a function before the next frame, or soon where the page is hidden. */
  schedule: (run: () => void) => void;
};

/** The tasks that are read here: events are gathered as they come, taken in once a frame, or sooner for whoever asks. */
export type LiveStore = {
  now: (taskId: string) => LiveTask;
  /** Gathers events of a stream that, before them, told of turn `seq`. */
  take: (taskId: string, seq: number, events: readonly TaskEvent[]) => void;
  /** Changes it, and shows it at once. */
  patch: (taskId: string, change: Partial<LiveTask>) => void;
  /** Holds it no longer: what the page was shown is all that is left. */
  release: (taskId: string) => void;
};

type Held = { live: LiveTask; from: number; upTo: number; waiting: (readonly TaskEvent[])[]; scheduled: boolean };

export function createLiveStore({ shown, show, schedule }: LiveStoreDeps): LiveStore {
  const tasks = new Map<string, Held>();

  function hold(taskId: string): Held {
    const known = tasks.get(taskId);
    if (known !== undefined) return known;
    const held = { live: shown(taskId), from: 0, upTo: 0, waiting: [], scheduled: false };
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
      if (held.scheduled) return;
      held.scheduled = true;
      schedule(() => {
        held.scheduled = false;
        if (tasks.get(taskId) === held) show(taskId, takeIn(held));
      });
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
