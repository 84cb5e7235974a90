import type { Outgoing, SendActivity } from './outgoing.ts';

export type OutboxMessage =
  | { kind: 'changed'; taskId: string }
  | { kind: 'accepted'; turn: Accepted }
  | { kind: 'activity'; sendId: string; activity: SendActivity }
  | { kind: 'ask for activities' }
  | { kind: 'cancel upload'; taskId: string; sendId: string }
  | { kind: 'cleared' };

export type Accepted = Pick<Outgoing, 'sendId' | 'taskId' | 'tab' | 'opensTask' | 'batch'>;
