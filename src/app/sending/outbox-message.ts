import type { Outgoing } from './outgoing.ts';
import type { Doing } from './drain-deps.ts';

/** What the tabs of one browser tell each other. */
export type OutboxMessage =
  | { kind: 'changed'; taskId: string }
  | { kind: 'accepted'; turn: Accepted }
  | { kind: 'doing'; sendId: string; doing: Doing }
  | { kind: 'what is being done?' }
  | { kind: 'cancel'; taskId: string; sendId: string };

/** An outgoing turn that the API has now. */
export type Accepted = Pick<Outgoing, 'sendId' | 'taskId' | 'tab' | 'opensTask'>;
