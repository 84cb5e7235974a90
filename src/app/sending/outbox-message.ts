import type { Outgoing, SendActivity } from './outgoing.ts';

/** Messages between the tabs of one browser. */
export type OutboxMessage =
  | { kind: 'changed'; taskId: string }
  | { kind: 'accepted'; turn: Accepted }
  | { kind: 'activity'; sendId: string; activity: SendActivity }
  | { kind: 'ask for activities' }
  | { kind: 'cancel upload'; taskId: string; sendId: string };

/** A turn that the API has accepted. */
export type Accepted = Pick<Outgoing, 'sendId' | 'taskId' | 'tab' | 'opensTask'>;
