import type { TaskEvent } from '#contract/task-event.ts';
import type { LiveTask } from './live-task.ts';
import type { ShareMessage, Snapshot, TurnEnd } from './share-message.ts';
import type { TabChannel, TabLocks } from './tabs.ts';

export type ShareDeps = {
  /** Web Locks and a channel between the tabs; without them every tab reads for itself. */
  tabs: { locks: TabLocks; channel: TabChannel<ShareMessage> } | undefined;
  newId: () => string;
  /** Resolves after `ms`, no sooner; rejects when the signal aborts. */
  pause: (ms: number, signal: AbortSignal) => Promise<void>;
  /** What a leader here knows of a task. */
  tellAll: (taskId: string) => Snapshot;
  /** What a follower here hears from its leader. */
  onSnapshot: (taskId: string, all: Snapshot) => void;
  onEvents: (taskId: string, seq: number, events: readonly TaskEvent[]) => void;
  onPhase: (taskId: string, phase: LiveTask['phase']) => void;
  /** `whole`: nothing that its stream said was missed here. */
  onEnded: (taskId: string, end: TurnEnd, whole: boolean) => void;
};

export type Share = {
  /**
   * Runs `lead` as soon as no other tab leads the task, at once where `steal`; until then hears what the leader tells.
   * Resolves when it is done, or when another tab has taken over, or the leader has fallen silent; rejects when the signal aborts.
   */
  attend: (
    taskId: string,
    options: { steal: boolean; signal: AbortSignal },
    lead: (signal: AbortSignal) => Promise<void>,
  ) => Promise<'done' | 'stolen' | 'silent'>;
  /** Tells the other tabs, where this one leads and any of them listens. */
  tellEvents: (taskId: string, seq: number, events: readonly TaskEvent[]) => void;
  tellPhase: (taskId: string, phase: LiveTask['phase']) => void;
  tellEnd: (taskId: string, end: TurnEnd) => void;
  /** Whether another tab listens to this one. */
  hasAudience: (taskId: string) => boolean;
};

/** How long a leader may say nothing before it is asked, and after that, before its place is taken. */
const SILENCE_MS = 15_000;
/** How long the place is kept after the end, so that the others hear of it before one of them takes it. */
const HAND_OVER_MS = 250;
/** Tellings between two questions about one gap: the answer is all of the turn. */
const PATIENCE = 20;
const LOCK = 'handinger-stream';

type Tenure = { readonly id: string; count: number; audienceSince: number | undefined };
/** `asksFrom`: the telling from which on a gap is asked about, since it was a while ago. */
type Following = { tenure: string | undefined; count: number; heard: boolean; asksFrom: number };

/** One reader a task for all tabs of a browser: who holds the task's lock leads. */
export function createShare(deps: ShareDeps): Share {
  const { tabs } = deps;
  const tenures = new Map<string, Tenure>();
  const followings = new Map<string, Following>();

  function post(message: ShareMessage) {
    try {
      tabs?.channel.post(message);
    } catch {
      // What nests too deeply to be cloned is left to the record: only that somebody reads is told.
      tabs?.channel.post({ kind: 'here', taskId: message.taskId });
    }
  }

  function tell(taskId: string, message: (telling: { tenure: string; count: number }) => ShareMessage) {
    const tenure = tenures.get(taskId);
    if (tenure === undefined) return;
    tenure.count += 1;
    if (tenure.audienceSince !== undefined) post(message({ tenure: tenure.id, count: tenure.count }));
  }

  function tellAll(taskId: string, { id, count, audienceSince }: Tenure) {
    const alone = audienceSince === undefined;
    post({ kind: 'snapshot', taskId, tenure: id, count, alone, all: deps.tellAll(taskId) });
  }

  function ask(taskId: string, { tenure, count }: Following) {
    post({ kind: 'ask', taskId, tenure, count });
  }

  function hearAsked(message: ShareMessage & { kind: 'ask' }, tenure: Tenure) {
    const { taskId } = message;
    const hasAll = message.tenure === tenure.id && message.count === tenure.count;
    tenure.audienceSince ??= tenure.count;
    if (hasAll) post({ kind: 'here', taskId });
    else tellAll(taskId, tenure);
  }

  function hear(message: ShareMessage) {
    const { taskId } = message;
    const tenure = tenures.get(taskId);
    const following = followings.get(taskId);
    if (message.kind === 'ask') {
      if (tenure !== undefined) hearAsked(message, tenure);
      return;
    }
    if (message.kind === 'ended') {
      deps.onEnded(taskId, message.end, following !== undefined && isNext(following, message));
      return;
    }
    if (following === undefined) return;
    following.heard = true;
    if (message.kind === 'here') return;
    if (message.kind === 'snapshot') {
      if (message.tenure === following.tenure && message.count <= following.count) return;
      following.tenure = message.tenure;
      following.count = message.count;
      following.asksFrom = 0;
      deps.onSnapshot(taskId, message.all);
      if (message.alone) ask(taskId, following);
      return;
    }
    if (message.tenure === following.tenure && message.count <= following.count) return;
    if (!isNext(following, message)) {
      if (message.count >= following.asksFrom) ask(taskId, following);
      following.asksFrom = Math.max(following.asksFrom, message.count + PATIENCE);
      return;
    }
    following.count = message.count;
    if (message.kind === 'events') deps.onEvents(taskId, message.seq, message.events);
    else deps.onPhase(taskId, message.phase);
  }

  /** Resolves when the leader has answered neither by itself nor when asked. */
  async function hearSilence(taskId: string, following: Following, signal: AbortSignal) {
    for (let asked = false; ; asked = !following.heard) {
      following.heard = false;
      if (asked) ask(taskId, following);
      await deps.pause(SILENCE_MS, signal);
      if (asked && !following.heard) return;
    }
  }

  tabs?.channel.listen(hear);

  return {
    async attend(taskId, { steal, signal }, lead) {
      if (tabs === undefined) {
        await lead(signal);
        return 'done';
      }
      const following: Following = { tenure: undefined, count: 0, heard: false, asksFrom: 0 };
      const waiting = new AbortController();
      const leading = new AbortController();
      let outcome: 'stolen' | 'silent' = 'stolen';
      followings.set(taskId, following);
      if (!steal) ask(taskId, following);

      async function onGranted() {
        waiting.abort();
        // Taken away again before it began.
        if (leading.signal.aborted || signal.aborted) return;
        followings.delete(taskId);
        const tenure = { id: deps.newId(), count: 0, audienceSince: following.tenure === undefined ? undefined : 0 };
        tenures.set(taskId, tenure);
        tellAll(taskId, tenure);
        const until = AbortSignal.any([signal, leading.signal]);
        try {
          await lead(until);
          // Whoever hears of the end leaves the queue: until then nobody needs to be next.
          if (tenure.audienceSince !== undefined) await deps.pause(HAND_OVER_MS, until);
        } finally {
          if (tenures.get(taskId) === tenure) tenures.delete(taskId);
        }
      }

      const either = AbortSignal.any([signal, waiting.signal]);
      if (!steal) {
        hearSilence(taskId, following, either).then(
          () => {
            outcome = 'silent';
            waiting.abort();
          },
          () => undefined, // the lock was granted, or nobody waits for it any more
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

    tellEvents: (taskId, seq, events) =>
      tell(taskId, (telling) => ({ kind: 'events', taskId, seq, events, ...telling })),
    tellPhase: (taskId, phase) => tell(taskId, (telling) => ({ kind: 'phase', taskId, phase, ...telling })),
    tellEnd(taskId, end) {
      tell(taskId, (telling) => ({ kind: 'ended', taskId, end, ...telling }));
      // Who asks from now on is told by the record.
      tenures.delete(taskId);
    },
    hasAudience: (taskId) => tenures.get(taskId)?.audienceSince !== undefined,
  };
}

function isNext(following: Following, { tenure, count }: { tenure: string; count: number }): boolean {
  return tenure === following.tenure && count === following.count + 1;
}
