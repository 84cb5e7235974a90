import type { TaskCache } from '#app/data/task-cache.ts';
import { createEmitter, createStore } from '#app/lib/create-store.ts';
import type { Draft } from './draft.ts';
import type { FallbackStore } from './memory-fallback.ts';
import type { Accepted, OutboxMessage } from './outbox-message.ts';
import {
  createOutgoing,
  draftOf,
  type Batch,
  type Outgoing,
  type OutgoingTurn,
  type SendActivity,
} from './outgoing.ts';
import { runningSeq } from './reconcile.ts';
import { createSenders, type SendersDeps } from './sender.ts';

export type OutboxDeps = SendersDeps & {
  store: FallbackStore;
  cache: Pick<TaskCache, 'subscribe'>;
  channel: {
    post: (message: OutboxMessage) => void;
    /** Returns an unsubscribe function. */
    listen: (listener: (message: OutboxMessage) => void) => () => void;
  };
  newId: (prefix: 'tsk' | 'snd') => string;
  tab: string;
  /** Undefined if not known yet. */
  api: () => string | undefined;
  /** Saves a turn's text as a draft synchronously. */
  backUpDraft: (turn: Outgoing) => void;
};

export type Outbox = {
  /** Sends stored turns, also those of closed tabs. Returns a function that stops. */
  start: () => () => void;
  /** Reads the stored turns again: another tab may have closed before it reported a change. */
  wake: () => void;
  /** In order. The array's identity changes only with its content. */
  turns: () => readonly OutgoingTurn[];
  subscribe: (listener: () => void) => () => void;
  /** Without `taskId`, the turn opens a new task. */
  send: (draft: Draft, taskId: string | undefined) => void;
  /** Each opens a new task. Leaves the draft of the composer, and posts a few at a time. */
  sendBatch: (drafts: readonly Draft[]) => void;
  /**
   * Makes a turn that was never posted this tab's draft, converted by `toDraft`. Resolves with undefined if that is not
   * possible any more.
   */
  takeBack: (sendId: string, toDraft?: (turn: Outgoing) => Draft) => Promise<Outgoing | undefined>;
  /** For a turn that waits for the operator's decision. */
  sendAgain: (sendId: string) => Promise<void>;
  /** If the turn was posted it may still arrive. */
  drop: (sendId: string) => Promise<void>;
  /** Works in any tab, unless all bytes have left. */
  cancelUpload: (sendId: string) => void;
  /** Drops all turns, in every tab. */
  clear: () => Promise<void>;
  /** Called when any tab cleared the outbox. Returns an unsubscribe function. */
  onCleared: (listener: () => void) => () => void;
  /** Backs up, as drafts, turns that may not be stored yet. For a closing page. */
  backUp: () => void;
  /** Turns sent by any tab. Returns an unsubscribe function. */
  onAccepted: (listener: (turn: Accepted) => void) => () => void;
  tab: string;
};

/**
 * Keeps every turn from Send until the API is known to have it. All tabs share the turns, and one tab at a time sends
 * those of a task.
 */
export function createOutbox(deps: OutboxDeps): Outbox {
  const { store, channel } = deps;
  const shown = createStore<readonly OutgoingTurn[]>([]);
  const acceptances = createEmitter<Accepted>();
  const clearings = createEmitter();
  const senders = createSenders(deps, {
    setActivity,
    onChange: (taskId) => void reportChange(taskId),
    onAccepted: reportAccepted,
  });
  /** Sent, but not stored yet. */
  const arriving = new Map<string, Outgoing>();
  const activities = new Map<string, { activity: SendActivity; isOurs: boolean }>();
  let stored: readonly Outgoing[] = [];
  let reads = 0;

  function show() {
    const ids = new Set(stored.map(({ sendId }) => sendId));
    const all = [...stored, ...[...arriving.values()].filter(({ sendId }) => !ids.has(sendId))];
    shown.set(
      all.map((turn) => ({
        ...turn,
        activity: activities.get(turn.sendId)?.activity,
        isStored: store.isStored(turn.sendId),
      })),
    );
  }

  async function refresh() {
    reads += 1;
    const thisRead = reads;
    const turns = await store.list();
    if (thisRead !== reads) return;
    stored = turns;
    for (const sendId of activities.keys()) {
      if (!turns.some((turn) => turn.sendId === sendId)) activities.delete(sendId);
    }
    show();
  }

  function setActivity(sendId: string, activity: SendActivity) {
    activities.set(sendId, { activity, isOurs: true });
    channel.post({ kind: 'activity', sendId, activity });
    show();
  }

  async function reportChange(taskId: string) {
    channel.post({ kind: 'changed', taskId });
    await refresh();
  }

  function reportAccepted({ sendId, taskId, tab, opensTask, batch }: Outgoing) {
    const turn = { sendId, taskId, tab, opensTask, batch };
    channel.post({ kind: 'accepted', turn });
    onAccepted(turn);
  }

  function onAccepted(turn: Accepted) {
    acceptances.emit(turn);
    refresh().catch(deps.report);
  }

  function onMessage(message: OutboxMessage) {
    switch (message.kind) {
      case 'changed':
        refresh().catch(deps.report);
        return senders.wake(message.taskId);
      case 'accepted':
        deps.cache.onAcceptedElsewhere(message.turn.taskId);
        return onAccepted(message.turn);
      case 'activity':
        activities.set(message.sendId, { activity: message.activity, isOurs: false });
        return show();
      case 'cleared':
        return clearings.emit();
      case 'cancel upload':
        return senders.cancelUpload(message.taskId, message.sendId);
      case 'ask for activities':
        for (const [sendId, { activity, isOurs }] of activities) {
          if (isOurs) channel.post({ kind: 'activity', sendId, activity });
        }
        return undefined;
      default:
        return message satisfies never;
    }
  }

  function wake() {
    void refresh().then(() => {
      for (const { taskId } of stored) senders.wake(taskId);
    }, deps.report);
  }

  async function update(sendId: string, how: (turn: Outgoing) => Outgoing | null | undefined) {
    const turn = await store.change(sendId, how);
    if (turn === undefined) return refresh();
    senders.wake(turn.taskId);
    return reportChange(turn.taskId);
  }

  function enqueue(draft: Draft, taskId: string | undefined, batch: Batch | undefined) {
    const record = taskId === undefined ? undefined : deps.cache.record(taskId);
    const isFree = record === undefined || runningSeq(record) === undefined;
    const turn = createOutgoing(draft, {
      sendId: deps.newId('snd'),
      tab: deps.tab,
      api: deps.api(),
      taskId: taskId ?? deps.newId('tsk'),
      opensTask: taskId === undefined,
      queued: !isFree || shown.get().some((other) => other.taskId === taskId),
      batch,
    });
    arriving.set(turn.sendId, turn);
    show();
    store
      .add(turn)
      .then(() => {
        senders.wake(turn.taskId);
        return reportChange(turn.taskId);
      })
      .catch((error: unknown) => {
        // Shown until the store can be read again.
        if (!stored.some(({ sendId }) => sendId === turn.sendId)) stored = [...stored, turn];
        deps.report(error);
      })
      .finally(() => {
        arriving.delete(turn.sendId);
        show();
      });
  }

  function cancelUpload(sendId: string) {
    for (const { taskId } of shown.get().filter((turn) => turn.sendId === sendId)) {
      channel.post({ kind: 'cancel upload', taskId, sendId });
      senders.cancelUpload(taskId, sendId);
    }
  }

  return {
    tab: deps.tab,

    start() {
      const running = new AbortController();
      senders.start(running.signal);
      const stops = [channel.listen(onMessage), deps.cache.subscribe(senders.onRecord)];
      channel.post({ kind: 'ask for activities' });
      wake();
      return () => {
        for (const stop of stops) stop();
        running.abort(new DOMException('The outbox was stopped.', 'AbortError'));
      };
    },

    wake,
    turns: shown.get,
    subscribe: shown.subscribe,

    send: (draft, taskId) => enqueue(draft, taskId, undefined),

    sendBatch(drafts) {
      const batch = { id: deps.newId('snd'), size: drafts.length };
      for (const draft of drafts) enqueue(draft, undefined, batch);
    },

    async takeBack(sendId, toDraft = draftOf) {
      const turn = await store.takeBack(sendId, ({ postedAt }) => postedAt === null, toDraft);
      if (turn !== undefined) senders.wake(turn.taskId);
      await (turn === undefined ? refresh() : reportChange(turn.taskId));
      return turn;
    },

    sendAgain: (sendId) =>
      update(sendId, (turn) => ({
        ...turn,
        ...(turn.postedAt === null ? { state: 'waiting' } : { state: 'posted', confirmed: true }),
        api: deps.api(),
        queued: false,
        notBefore: null,
        problem: null,
      })),

    drop: (sendId) => update(sendId, () => null),

    cancelUpload,

    async clear() {
      channel.post({ kind: 'cleared' });
      clearings.emit();
      const turns = shown.get();
      for (const { sendId } of turns) cancelUpload(sendId);
      await Promise.all(turns.map(({ sendId }) => update(sendId, () => null)));
    },
    onCleared: clearings.subscribe,

    backUp() {
      for (const turn of shown.get()) {
        const isSafe = turn.isStored && !arriving.has(turn.sendId);
        if (!isSafe && turn.postedAt === null) deps.backUpDraft(turn);
      }
    },

    onAccepted: acceptances.subscribe,
  };
}
