import type { TaskEvent } from '#contract/task-event.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';
import type { LiveTask } from './live-task.ts';
import type { Transcript } from './transcript/transcript-items.ts';

/**
 * Messages between tabs about a running task. The leader reads the stream and broadcasts. Messages are numbered within
 * a term, the time a tab leads, so that followers notice gaps.
 */
export type ShareMessage = { readonly taskId: string } & (
  | { readonly kind: 'ask'; readonly term: string | undefined; readonly count: number }
  | { readonly kind: 'here' }
  /** `count`: messages before it. `alone`: the leader has no followers and sends nothing until asked. */
  | (Numbered & { readonly kind: 'snapshot'; readonly all: Snapshot; readonly alone: boolean })
  | (Numbered & { readonly kind: 'events'; readonly seq: number; readonly events: readonly TaskEvent[] })
  | (Numbered & { readonly kind: 'phase'; readonly phase: LiveTask['phase'] })
  | (Numbered & { readonly kind: 'ended'; readonly end: TurnEnd })
);

export type Snapshot = {
  readonly seq: number;
  readonly phase: LiveTask['phase'];
  readonly transcript: Transcript | undefined;
};

type Numbered = { readonly term: string; readonly count: number };

/** `resumed`: its stream was interrupted. */
export type TurnEnd = { readonly record: TaskAndTurns; readonly seq: number; readonly resumed: boolean };
