import type { TaskEvent } from '#contract/task-event.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';
import type { LiveTask } from './live-task.ts';
import type { Transcript } from './transcript/transcript-items.ts';

/**
 * What the tabs of a browser say to each other about a task that runs. One of them leads: it reads the stream, and tells.
 * A tenure is the time for which a tab leads a task; what it tells is counted, so that whoever misses a word notices.
 */
export type ShareMessage = { readonly taskId: string } & (
  | { readonly kind: 'ask'; readonly tenure: string | undefined; readonly count: number }
  | { readonly kind: 'here' }
  /** All of it, after `count` tellings. `alone`: the leader tells nobody, unless asked. */
  | (Telling & { readonly kind: 'snapshot'; readonly all: Snapshot; readonly alone: boolean })
  | (Telling & { readonly kind: 'events'; readonly seq: number; readonly events: readonly TaskEvent[] })
  | (Telling & { readonly kind: 'phase'; readonly phase: LiveTask['phase'] })
  | (Telling & { readonly kind: 'ended'; readonly end: TurnEnd })
);

/** What a leader knows of the turn that its stream tells of. */
export type Snapshot = {
  readonly seq: number;
  readonly phase: LiveTask['phase'];
  readonly transcript: Transcript | undefined;
};

type Telling = { readonly tenure: string; readonly count: number };

/** The end of a turn, as its record tells it. `resumed`: its stream was taken up again on the way. */
export type TurnEnd = { readonly record: TaskAndTurns; readonly seq: number; readonly resumed: boolean };
