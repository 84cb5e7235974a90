import { ApiProblem } from '#contract/api-problem.ts';
import { isRunning } from '#contract/task.ts';
import { PageProblem } from '#app/data/page-problem.ts';
import type { Outgoing } from './outgoing.ts';
import { postAndWatch, UploadCancelled } from './post-and-watch.ts';
import {
  afterMissing,
  backOff,
  createRecordReader,
  findTurn,
  GRACE_MS,
  needsOperator,
  outcomeOf,
  previousTurnFailed,
  runningSeq,
  toStored,
} from './reconcile.ts';
import type { OutboxCallbacks, Pause, SenderDeps, Sent } from './sender-deps.ts';

/** Milliseconds between reads of the record, and checks of the network. */
const POLL_MS = 5_000;
/** Milliseconds for the last bytes of a cancelled upload to arrive. */
const AFTER_CANCEL_MS = 1_000;

/**
 * Sends the turns of one task, first in, first out, until none is left or only the operator can go on. The caller holds
 * the task's lock. May stop anywhere: another tab can continue from the stored turns.
 */
export async function sendTurns(deps: SenderDeps, taskId: string, callbacks: OutboxCallbacks): Promise<void> {
  const { signal } = callbacks;
  const records = createRecordReader(deps, taskId, signal);
  let head: Outgoing | undefined;
  /** Failed attempts on `head`, and whether there was a pause since its last post. */
  let attempts = 0;
  let hasPaused = false;
  let wasBusy = false;
  let cacheIsStale = false;

  while (!signal.aborted) {
    const next = (await deps.store.list()).find((turn) => turn.taskId === taskId);
    if (next === undefined || needsOperator(next)) return;
    if (next.sendId !== head?.sendId) [attempts, hasPaused, wasBusy] = [0, false, false];
    head = next;
    const step = head.state === 'accepted' ? awaitRecord : head.state === 'posted' ? settle : send;
    const pause = await step(head);
    if (pause === undefined) continue;
    callbacks.setActivity(head.sendId, pause.activity);
    const isBehind = pause.activity.kind === 'behind';
    cacheIsStale = (await callbacks.pause(pause.ms, isBehind)) === 'timed out' && isBehind;
    hasPaused = true;
  }

  /** The next turn needs the accepted one's `seq`. */
  async function awaitRecord(turn: Outgoing): Promise<Pause | undefined> {
    const found = await records.readIfOld(cacheIsStale);
    const isRecorded =
      found.kind === 'read' && found.record !== undefined && findTurn(found.record, turn) !== undefined;
    if (isRecorded || deps.now() - (turn.lastByteSentAt ?? 0) >= GRACE_MS) {
      await deps.store.change(turn.sendId, () => null);
      callbacks.onChange();
      return undefined;
    }
    return behind(turn.seq ?? 0);
  }

  async function send(turn: Outgoing): Promise<Pause | undefined> {
    const obstacle = await findObstacle(turn);
    if (obstacle !== undefined) return obstacle;
    if (turn.opensTask) return post(turn, 0);
    const found = await records.readIfOld(cacheIsStale);
    if (found.kind === 'unreadable') {
      if (outcomeOf(found.problem) === 'refused') return refuse(turn, found.problem);
      return { activity: { kind: 'unreadable' }, ms: backOff(attempts++, deps.random) };
    }
    if (found.record === undefined) return refuse(turn, new PageProblem(404, { code: 'noSuchTask' }));
    const running = runningSeq(found.record);
    if (running !== undefined) return behind(running);
    if (previousTurnFailed(turn, found.record)) return change(turn, { state: 'blocked' });
    return post(turn, (found.record.turns.at(-1)?.seq ?? -1) + 1);
  }

  /** Finds out whether a posted turn was accepted, and continues from there. */
  async function settle(turn: Outgoing): Promise<Pause | undefined> {
    const obstacle = await findObstacle(turn);
    if (obstacle !== undefined) return obstacle;
    callbacks.setActivity(turn.sendId, { kind: 'checking' });
    const found = await records.read();
    if (found.kind === 'unreadable') return { activity: { kind: 'checking' }, ms: backOff(attempts++, deps.random) };
    const { record } = found;
    if (record !== undefined && findTurn(record, turn) !== undefined) return accept(turn, { kind: 'recorded', record });
    const now = deps.now();
    const next = afterMissing(turn, { now, honoursKey: await deps.honoursKey() });
    switch (next) {
      case 'ask the operator':
        return change(turn, { state: 'unknown' });
      case 'read again': {
        const left = (turn.lastByteSentAt ?? 0) + GRACE_MS - now;
        return { activity: { kind: 'checking' }, ms: Math.min(backOff(attempts++, deps.random), left) };
      }
      case 'post again': {
        const running = record && runningSeq(record);
        if (running !== undefined) return behind(running);
        if (hasPaused || turn.confirmed) return post(turn, turn.seq ?? 0);
        const ms = backOff(attempts++, deps.random);
        return { activity: { kind: 'pausing', until: now + ms }, ms };
      }
      default:
        return next satisfies never;
    }
  }

  /** Returns why nothing can be posted or read right now. */
  async function findObstacle({ notBefore }: Outgoing): Promise<Pause | undefined> {
    if (!(await deps.online())) return { activity: { kind: 'offline' }, ms: POLL_MS };
    const ms = (notBefore ?? 0) - deps.now();
    return notBefore !== null && ms > 0 ? { activity: { kind: 'pausing', until: notBefore }, ms } : undefined;
  }

  function post(turn: Outgoing, seq: number): Promise<Pause | undefined> {
    return turn.batch === undefined ? postNow(turn, seq) : callbacks.inBatch(() => postNow(turn, seq));
  }

  async function postNow(turn: Outgoing, seq: number): Promise<Pause | undefined> {
    const now = deps.now();
    // Stored before the first byte leaves: if this page dies, the next one knows that the turn may have arrived.
    const posted = await deps.store.change(turn.sendId, (stored) => ({
      ...stored,
      state: 'posted',
      seq: stored.seq ?? seq,
      postedAt: stored.postedAt ?? now,
      lastByteSentAt: now,
      confirmed: false,
      notBefore: null,
      problem: null,
    }));
    // The operator took it back or dropped it.
    if (posted === undefined) return undefined;
    hasPaused = false;
    callbacks.onChange();
    callbacks.setActivity(turn.sendId, { kind: 'sending', upload: null });
    try {
      const sent = await postAndWatch(deps, posted, callbacks, {
        findRecorded: () => records.readWith(posted),
        onStillUploading: () => change(posted, { lastByteSentAt: deps.now() }),
      });
      return await accept(posted, sent);
    } catch (error) {
      if (error instanceof UploadCancelled) return afterCancel(posted, turn);
      if (!(error instanceof ApiProblem)) throw error;
      return afterProblem(posted, error, turn);
    }
  }

  /** Unless the turn's last bytes arrived all the same, returns it to its former state. */
  async function afterCancel(posted: Outgoing, before: Outgoing): Promise<undefined> {
    callbacks.setActivity(posted.sendId, { kind: 'checking' });
    await deps.wait(AFTER_CANCEL_MS, signal);
    let found = await records.read();
    while (found.kind === 'unreadable') {
      await deps.wait(backOff(attempts++, deps.random), signal);
      signal.throwIfAborted();
      found = await records.read();
    }
    const { record } = found;
    if (record !== undefined && findTurn(record, posted) !== undefined)
      return accept(posted, { kind: 'recorded', record });
    return restore(before, { state: 'refused', problem: null });
  }

  /** `before`: the turn before this post. */
  async function afterProblem(posted: Outgoing, problem: ApiProblem, before: Outgoing): Promise<Pause | undefined> {
    const outcome = outcomeOf(problem);
    switch (outcome) {
      case 'unknown':
        // The confirmation is for one post.
        return change(posted, {
          confirmed: false,
          lastByteSentAt: deps.now(),
          problem: toStored(problem, deps.now()),
        });
      case 'refused':
        return refuse(before, problem);
      case 'wait': {
        if (!(await deps.honoursKey())) return refuse(before, problem);
        const ms = problem.retryAfterMs ?? backOff(attempts++, deps.random);
        return restore(before, { notBefore: deps.now() + ms });
      }
      case 'busy': {
        const found = await records.read();
        if (found.kind === 'unreadable') {
          return restore(before, { notBefore: deps.now() + backOff(attempts++, deps.random) });
        }
        const { record } = found;
        if (record === undefined || record.task.archivedAt != null) return refuse(before, problem);
        // If no turn is running any more, post once more.
        const isFree = runningSeq(record) === undefined;
        if (isFree && wasBusy) return refuse(before, problem);
        wasBusy = isFree;
        return restore(before, {});
      }
      default:
        return outcome satisfies never;
    }
  }

  /** Undoes this post, which was not accepted. An earlier one may still arrive. */
  function restore(before: Outgoing, more: Partial<Outgoing>): Promise<undefined> {
    const { state, seq, postedAt, lastByteSentAt } = before;
    return change(before, { state, seq, postedAt, lastByteSentAt, ...more });
  }

  function refuse(before: Outgoing, problem: ApiProblem): Promise<undefined> {
    return restore(before, { state: 'refused', problem: toStored(problem, deps.now()) });
  }

  async function change({ sendId }: Outgoing, to: Partial<Outgoing>): Promise<undefined> {
    await deps.store.change(sendId, (stored) => ({ ...stored, ...to }));
    callbacks.onChange();
    return undefined;
  }

  /** Passes an accepted turn to streaming and the cache, and removes it once the record has it. */
  async function accept(turn: Outgoing, sent: Sent): Promise<undefined> {
    const isFollowed = turn.batch === undefined;
    if (sent.kind === 'streaming') {
      // Nobody watches the tasks of a batch. They go on when the stream is closed.
      if (isFollowed) deps.streams.adopt(taskId, turn.seq ?? 0, sent.stream);
      else await sent.stream.cancel();
    }
    const record = await deps.cache.onAccepted(turn, sent.kind === 'recorded' ? sent.record : undefined);
    if (isFollowed && record !== undefined && isRunning(record.task)) deps.streams.follow(record);
    const isRecorded = record !== undefined && findTurn(record, turn) !== undefined;
    await deps.store.change(turn.sendId, (stored) => (isRecorded ? null : { ...stored, state: 'accepted' }));
    callbacks.onAccepted(turn);
    return undefined;
  }
}

function behind(seq: number): Pause {
  return { activity: { kind: 'behind', seq }, ms: POLL_MS };
}
