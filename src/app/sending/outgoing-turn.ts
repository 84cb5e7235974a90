import type { Outgoing } from './outgoing.ts';
import type { Doing } from './drain-deps.ts';

/** An outgoing turn as the page shows it. */
export type OutgoingTurn = Outgoing & {
  /** What is being done about it, by whichever tab does; undefined where nothing is, or none has said. */
  readonly doing: Doing | undefined;
  /** Whether it outlives the page. */
  readonly kept: boolean;
};
