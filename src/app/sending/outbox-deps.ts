import type { Outgoing } from './outgoing.ts';
import type { ForgivingStore } from './with-memory.ts';
import type { DrainsDeps } from './drains.ts';
import type { OutboxMessage } from './outbox-message.ts';

/** What the outbox needs of the world. */
export type OutboxDeps = DrainsDeps & {
  store: ForgivingStore;
  channel: { tell: (message: OutboxMessage) => void; listen: (hear: (message: OutboxMessage) => void) => () => void };
  newId: (prefix: 'tsk' | 'snd') => string;
  /** This browser tab. */
  tab: string;
  /** Which API the page talks to, where it knows. */
  api: () => string | undefined;
  /** Keeps a turn's words as a draft, before it returns, in case it isn't stored as outgoing. */
  leaveDraft: (turn: Outgoing) => void;
};
