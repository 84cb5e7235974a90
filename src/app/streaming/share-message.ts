import type { TaskEvent } from '#contract/task-event.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';
import type { LiveTask } from './live-task.ts';
import type { Transcript } from './transcript/transcript-items.ts';

/**
 * Messages between the tabs of a browser about a running task. One tab leads: it reads the stream and broadcasts. A term is
 * the time for which a tab leads. Messages of a term are numbered, so that followers notice a gap.
 */
export type ShareMessage = { readonly taskId: string } & (
  | { readonly kind: 'ask'; readonly term: string | undefined; readonly count: number }
  | { readonly kind: 'here' }
  /** The whole turn, after `count` messages. `alone`: the leader has no followers yet, and sends nothing until asked. */
  | (Numbered & { readonly kind: 'snapshot'; readonly all: Snapshot; readonly alone: boolean })
  | (Numbered & { readonly kind: 'events'; readonly seq: number; readonly events: readonly TaskEvent[] })
  | (Numbered & { readonly kind: 'phase'; readonly phase: LiveTask['phase'] })
  | (Numbered & { readonly kind: 'ended'; readonly end: TurnEnd })
);

/** What the leader knows of the turn in its stream. */
export type Snapshot = {
  readonly seq: number;
  readonly phase: LiveTask['phase'];
  readonly transcript: Transcript | undefined;
};

type Numbered = { readonly term: string; readonly count: number };

/** The end of a turn, by its record. `resumed`: its stream was interrupted. */
export type TurnEnd = { readonly record: TaskAndTurns; readonly seq: number; readonly resumed: boolean };
