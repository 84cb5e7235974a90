export type NamedTask = { readonly id: string; readonly title: string };

/** `message`: the error of the request. */
export type RefusalReason = 'still-running' | 'no-longer-matches' | { readonly message: string };

/** `canRetry`: the failure may be temporary. */
export type Refusal = NamedTask & { readonly reason: RefusalReason; readonly canRetry: boolean };

/** Tasks that are archived or restored together. Immutable. */
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
  /** Tasks taken back before they were sent. */
  readonly stopped: number;
  /** Begun by a page that was closed. */
  readonly isContinued: boolean;
};
