import type { Draft } from './drafts.ts';
import { draftOf, newOutgoing, type Outgoing } from './outgoing.ts';
import type { Doing } from './drain-deps.ts';
import { createDrains } from './drains.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import type { OutgoingTurn } from './outgoing-turn.ts';
import { turnInFront } from './outbox-decisions.ts';
import type { Accepted, OutboxMessage } from './outbox-message.ts';

export type Outbox = {
  /** Takes up what is outgoing, here and whenever another tab is gone; answers how to stop. */
  start: () => () => void;
  /** Looks at what is stored again: another tab may have died before it told. */
  look: () => void;
  /** Every outgoing turn, in order: the same array until something changes. */
  turns: () => readonly OutgoingTurn[];
  subscribe: (listener: () => void) => () => void;
  /** Takes a draft over, as the next turn of a task or the first of a new one. From here on it is never lost. */
  handOver: (draft: Draft, taskId: string | undefined) => void;
  /** Makes an outgoing turn a draft again, put together by `draft`; undefined where it has gone meanwhile. */
  takeBack: (sendId: string, draft?: (turn: Outgoing) => Draft) => Promise<Outgoing | undefined>;
  /** Lets a turn go that waits for the operator's word, or isn't known to have arrived. */
  sendAgain: (sendId: string) => Promise<void>;
  /** Gives a turn up. One that was posted may still arrive. */
  drop: (sendId: string) => Promise<void>;
  /** Stops the upload of a turn, whichever tab sends it: it is given back, unless all of it has gone up. */
  cancel: (sendId: string) => void;
  /** A fresh record of a task is known. */
  recordChanged: (taskId: string) => void;
  /** The page closes: what isn't surely in the store yet is left as a draft. */
  close: () => void;
  onAccepted: (listener: (turn: Accepted) => void) => () => void;
  tab: string;
};

/**
 * The outbox: what operators have sent and the API isn't known to have. It outlives pages, is the same in every tab, and
 * has one sender a task across them all.
 */
export function createOutbox(deps: OutboxDeps): Outbox {
  const { store, channel } = deps;
  const listeners = new Set<() => void>();
  const acceptedListeners = new Set<(turn: Accepted) => void>();
  const drains = createDrains(deps, { say, changed: (taskId) => void changed(taskId), accepted: tellAccepted });
  /** Handed over, and not in the store yet. */
  const arriving = new Map<string, Outgoing>();
  const doings = new Map<string, { doing: Doing; ours: boolean }>();
  let entries: readonly Outgoing[] = [];
  let shown: readonly OutgoingTurn[] = [];
  let reads = 0;

  function show() {
    const stored = new Set(entries.map(({ sendId }) => sendId));
    const all = [...entries, ...[...arriving.values()].filter(({ sendId }) => !stored.has(sendId))];
    shown = all.map((turn) => ({
      ...turn,
      doing: doings.get(turn.sendId)?.doing,
      kept: store.keeps(turn.sendId),
    }));
    for (const listener of listeners) listener();
  }

  async function refresh() {
    reads += 1;
    const mine = reads;
    const read = await store.list();
    if (mine !== reads) return;
    entries = read;
    for (const sendId of doings.keys()) if (!read.some((turn) => turn.sendId === sendId)) doings.delete(sendId);
    show();
  }

  function say(sendId: string, doing: Doing) {
    doings.set(sendId, { doing, ours: true });
    channel.tell({ kind: 'doing', sendId, doing });
    show();
  }

  /** The store holds something else of a task: everyone looks again. */
  async function changed(taskId: string) {
    channel.tell({ kind: 'changed', taskId });
    await refresh();
  }

  function tellAccepted({ sendId, taskId, tab, opensTask }: Outgoing) {
    const turn = { sendId, taskId, tab, opensTask };
    channel.tell({ kind: 'accepted', turn });
    accepted(turn);
  }

  function accepted(turn: Accepted) {
    for (const listener of acceptedListeners) listener(turn);
    refresh().catch(deps.report);
  }

  function hear(message: OutboxMessage) {
    switch (message.kind) {
      case 'changed':
        refresh().catch(deps.report);
        return drains.kick(message.taskId);
      case 'accepted':
        return accepted(message.turn);
      case 'doing':
        doings.set(message.sendId, { doing: message.doing, ours: false });
        return show();
      case 'cancel':
        return drains.cancel(message.taskId, message.sendId);
      case 'what is being done?':
        for (const [sendId, { doing, ours }] of doings) if (ours) channel.tell({ kind: 'doing', sendId, doing });
        return undefined;
      default:
        return message satisfies never;
    }
  }

  function look() {
    void refresh().then(() => {
      for (const { taskId } of entries) drains.kick(taskId);
    }, deps.report);
  }

  async function decide(sendId: string, how: (turn: Outgoing) => Outgoing | null | undefined) {
    const turn = await store.change(sendId, how);
    if (turn === undefined) return refresh();
    drains.kick(turn.taskId);
    return changed(turn.taskId);
  }

  return {
    tab: deps.tab,

    start() {
      const running = new AbortController();
      drains.start(running.signal);
      const deaf = channel.listen(hear);
      channel.tell({ kind: 'what is being done?' });
      look();
      return () => {
        deaf();
        running.abort(new DOMException('The outbox was stopped.', 'AbortError'));
      };
    },

    look,
    turns: () => shown,

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    handOver(draft, taskId) {
      const record = taskId === undefined ? undefined : deps.known(taskId);
      const isFree = record === undefined || turnInFront(record) === undefined;
      const turn = newOutgoing(draft, {
        sendId: deps.newId('snd'),
        tab: deps.tab,
        api: deps.api(),
        taskId: taskId ?? deps.newId('tsk'),
        opensTask: taskId === undefined,
        queued: !isFree || shown.some((other) => other.taskId === taskId),
      });
      arriving.set(turn.sendId, turn);
      show();
      store
        .handOver(turn)
        .then(() => {
          drains.kick(turn.taskId);
          return changed(turn.taskId);
        })
        .catch(deps.report)
        .finally(() => {
          arriving.delete(turn.sendId);
          show();
        });
    },

    async takeBack(sendId, draft = draftOf) {
      const turn = await store.takeBack(sendId, ({ postedAt }) => postedAt === null, draft);
      if (turn !== undefined) drains.kick(turn.taskId);
      await (turn === undefined ? refresh() : changed(turn.taskId));
      return turn;
    },

    sendAgain: (sendId) =>
      decide(sendId, (turn) => ({
        ...turn,
        ...(turn.postedAt === null ? { state: 'waiting' } : { state: 'posted', confirmed: true }),
        api: deps.api(),
        queued: false,
        notBefore: null,
        problem: null,
      })),

    drop: (sendId) => decide(sendId, () => null),

    cancel(sendId) {
      for (const { taskId } of shown.filter((turn) => turn.sendId === sendId)) {
        channel.tell({ kind: 'cancel', taskId, sendId });
        drains.cancel(taskId, sendId);
      }
    },

    recordChanged: drains.recordChanged,

    close() {
      for (const turn of shown) {
        const isSure = turn.kept && !arriving.has(turn.sendId);
        if (!isSure && turn.postedAt === null) deps.leaveDraft(turn);
      }
    },

    onAccepted(listener) {
      acceptedListeners.add(listener);
      return () => acceptedListeners.delete(listener);
    },
  };
}
