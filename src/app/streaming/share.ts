import type { TaskEvent } from '#contract/task-event.ts';
import type { LiveTask } from './live-task.ts';
import type { ShareMessage, Snapshot, TurnEnd } from './share-message.ts';
import type { TabChannel, TabLocks } from './tabs.ts';

export type ShareDeps = {
  /** Undefined: every tab reads for itself. */
  tabs: { locks: TabLocks; channel: TabChannel<ShareMessage> } | undefined;
  newId: () => string;
  /** Not ended by a wake-up. Rejects when the signal aborts. */
  pause: (ms: number, signal: AbortSignal) => Promise<void>;
  snapshotOf: (taskId: string) => Snapshot;
  onSnapshot: (taskId: string, all: Snapshot) => void;
  onEvents: (taskId: string, seq: number, events: readonly TaskEvent[]) => void;
  onPhase: (taskId: string, phase: LiveTask['phase']) => void;
  /** `isWhole`: this tab missed no event. */
  onEnded: (taskId: string, end: TurnEnd, isWhole: boolean) => void;
};

export type Share = {
  /**
   * Follows the leader until this tab can lead (at once with `steal`), then runs `lead`. Resolves when it is done,
   * another tab took over, or the leader is silent. Rejects when the signal aborts.
   */
  attend: (
    taskId: string,
    options: { steal: boolean; signal: AbortSignal },
    lead: (signal: AbortSignal) => Promise<void>,
  ) => Promise<'done' | 'stolen' | 'silent'>;
  /** Sends if this tab leads and another follows. */
  broadcastEvents: (taskId: string, seq: number, events: readonly TaskEvent[]) => void;
  broadcastPhase: (taskId: string, phase: LiveTask['phase']) => void;
  broadcastEnd: (taskId: string, end: TurnEnd) => void;
  hasAudience: (taskId: string) => boolean;
};

/** Milliseconds of a leader's silence until it is asked, and then until its lock is stolen. */
const SILENCE_MS = 15_000;
/** Milliseconds to keep the lock after the end: others must receive the end before one gets the lock. */
const HAND_OVER_MS = 250;
/** Gaps that are ignored after requesting a snapshot, which holds the whole turn. */
const MESSAGES_BEFORE_NEXT_REQUEST = 20;
const LOCK = 'handinger-stream';

type Term = { readonly id: string; count: number; audienceSince: number | undefined };
/** `asksFrom`: gaps before this message don't request a snapshot. */
type Following = { term: string | undefined; count: number; hasMessage: boolean; asksFrom: number };

/** Elects one reader per task among the browser's tabs by a Web Lock. */
export function createShare(deps: ShareDeps): Share {
  const { tabs } = deps;
  const terms = new Map<string, Term>();
  const followings = new Map<string, Following>();

  function post(message: ShareMessage) {
    try {
      tabs?.channel.post(message);
    } catch {
      // The message nests too deeply to be cloned. Followers get the rest from the record.
      tabs?.channel.post({ kind: 'here', taskId: message.taskId });
    }
  }

  function broadcast(taskId: string, message: (numbered: { term: string; count: number }) => ShareMessage) {
    const term = terms.get(taskId);
    if (term === undefined) return;
    term.count += 1;
    if (term.audienceSince !== undefined) post(message({ term: term.id, count: term.count }));
  }

  function postSnapshot(taskId: string, { id, count, audienceSince }: Term) {
    const alone = audienceSince === undefined;
    post({ kind: 'snapshot', taskId, term: id, count, alone, all: deps.snapshotOf(taskId) });
  }

  function ask(taskId: string, { term, count }: Following) {
    post({ kind: 'ask', taskId, term, count });
  }

  function onSnapshotRequest(message: ShareMessage & { kind: 'ask' }, term: Term) {
    const { taskId } = message;
    const hasAll = message.term === term.id && message.count === term.count;
    term.audienceSince ??= term.count;
    if (hasAll) post({ kind: 'here', taskId });
    else postSnapshot(taskId, term);
  }

  function onMessage(message: ShareMessage) {
    const { taskId } = message;
    const term = terms.get(taskId);
    const following = followings.get(taskId);
    if (message.kind === 'ask') {
      if (term !== undefined) onSnapshotRequest(message, term);
      return;
    }
    if (message.kind === 'ended') {
      deps.onEnded(taskId, message.end, following !== undefined && isNext(following, message));
      return;
    }
    if (following === undefined) return;
    following.hasMessage = true;
    if (message.kind === 'here') return;
    if (message.kind === 'snapshot') {
      if (message.term === following.term && message.count <= following.count) return;
      following.term = message.term;
      following.count = message.count;
      following.asksFrom = 0;
      deps.onSnapshot(taskId, message.all);
      if (message.alone) ask(taskId, following);
      return;
    }
    if (message.term === following.term && message.count <= following.count) return;
    if (!isNext(following, message)) {
      if (message.count >= following.asksFrom) ask(taskId, following);
      following.asksFrom = Math.max(following.asksFrom, message.count + MESSAGES_BEFORE_NEXT_REQUEST);
      return;
    }
    following.count = message.count;
    if (message.kind === 'events') deps.onEvents(taskId, message.seq, message.events);
    else deps.onPhase(taskId, message.phase);
  }

  /** Resolves when the leader stays silent, even after it was asked. */
  async function detectSilence(taskId: string, following: Following, signal: AbortSignal) {
    for (let isSilent = false; ; isSilent = !following.hasMessage) {
      following.hasMessage = false;
      if (isSilent) ask(taskId, following);
      await deps.pause(SILENCE_MS, signal);
      if (isSilent && !following.hasMessage) return;
    }
  }

  tabs?.channel.listen(onMessage);

  return {
    async attend(taskId, { steal, signal }, lead) {
      if (tabs === undefined) {
        await lead(signal);
        return 'done';
      }
      const following: Following = { term: undefined, count: 0, hasMessage: false, asksFrom: 0 };
      const waiting = new AbortController();
      const leading = new AbortController();
      let outcome: 'stolen' | 'silent' = 'stolen';
      followings.set(taskId, following);
      if (!steal) ask(taskId, following);

      async function onGranted() {
        waiting.abort();
        // The lock was stolen before this started.
        if (leading.signal.aborted || signal.aborted) return;
        followings.delete(taskId);
        const term = { id: deps.newId(), count: 0, audienceSince: following.term === undefined ? undefined : 0 };
        terms.set(taskId, term);
        postSnapshot(taskId, term);
        const until = AbortSignal.any([signal, leading.signal]);
        try {
          await lead(until);
          // Tabs that receive the end leave the lock's queue.
          if (term.audienceSince !== undefined) await deps.pause(HAND_OVER_MS, until);
        } finally {
          if (terms.get(taskId) === term) terms.delete(taskId);
        }
      }

      const either = AbortSignal.any([signal, waiting.signal]);
      if (!steal) {
        detectSilence(taskId, following, either).then(
          () => {
            outcome = 'silent';
            waiting.abort();
          },
          () => undefined, // Granted, or no longer wanted.
        );
      }
      try {
        await tabs.locks.request(`${LOCK}/${taskId}`, steal ? { steal } : { signal: either }, onGranted);
        return 'done';
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
        leading.abort();
        return outcome;
      } finally {
        waiting.abort();
        if (followings.get(taskId) === following) followings.delete(taskId);
      }
    },

    broadcastEvents: (taskId, seq, events) =>
      broadcast(taskId, (numbered) => ({ kind: 'events', taskId, seq, events, ...numbered })),
    broadcastPhase: (taskId, phase) => broadcast(taskId, (numbered) => ({ kind: 'phase', taskId, phase, ...numbered })),
    broadcastEnd(taskId, end) {
      broadcast(taskId, (numbered) => ({ kind: 'ended', taskId, end, ...numbered }));
      // Tabs that ask later read the record.
      terms.delete(taskId);
    },
    hasAudience: (taskId) => terms.get(taskId)?.audienceSince !== undefined,
  };
}

function isNext(following: Following, { term, count }: { term: string; count: number }): boolean {
  return term === following.term && count === following.count + 1;
}
