export type NamedTask = { readonly id: string; readonly title: string };

/** A task that was not archived or restored. `canRetry`: whether trying again may help. */
export type Refusal = NamedTask & { readonly reason: string; readonly canRetry: boolean };

/** Tasks that are archived or restored together, as shown to the operator. Each change makes a new object. */
export type Batch = {
  readonly id: string;
  readonly action: 'archive' | 'restore';
  /** `waiting`: nothing is sent yet, because it could not be undone. */
  readonly stage: 'waiting' | 'sending' | 'done';
  /** Until a waiting batch is sent. */
  readonly secondsLeft: number;
  /** The wait is paused; or, while sending, the API asked to wait. */
  readonly isPaused: boolean;
  readonly first: NamedTask;
  readonly total: number;
  readonly succeeded: number;
  readonly refused: readonly Refusal[];
  /** How many the operator took back before they were sent. */
  readonly stopped: number;
  /** Whether it was begun by a page that has been closed. */
  readonly isContinued: boolean;
};
