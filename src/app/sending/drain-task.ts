import { ApiProblem } from '#contract/api-problem.ts';
import type { Outgoing } from './outgoing.ts';
import type { Doing, DrainDeps, DrainFrame, Sent } from './drain-deps.ts';
import { createLooks } from './look-at-record.ts';
import {
  afterLooking,
  backOff,
  findTurn,
  GRACE_MS,
  isForsaken,
  meaningOf,
  needsOperator,
  noted,
  turnInFront,
} from './outbox-decisions.ts';
import { postAndWatch, UploadCut } from './post-and-watch.ts';

type Rest = { doing: Doing; ms: number };

/** How often a record is asked for where nothing tells of a turn's end, and the network's return is looked for. */
const POLL_MS = 5_000;
/** How long what was on its way when an upload was cut may take to show, in milliseconds. */
const AFTER_CUT_MS = 1_000;

/**
 * Sends what is outgoing on one task, first in, first out, until nothing is left or only the operator can go on. Whoever
 * runs it must be the only one on this task. It can break off anywhere: what is in the store is enough to go on from.
 */
export async function drainTask(deps: DrainDeps, taskId: string, frame: DrainFrame): Promise<void> {
  const { signal } = frame;
  const looks = createLooks(deps, taskId, signal);
  let head: Outgoing | undefined;
  /** Fruitless rounds on the present head, and whether there was a rest since it was last posted. */
  let attempts = 0;
  let rested = false;
  let busyBefore = false;
  let knownIsStale = false;

  while (!signal.aborted) {
    const next = (await deps.store.list()).find((turn) => turn.taskId === taskId);
    if (next === undefined || needsOperator(next)) return;
    if (next.sendId !== head?.sendId) [attempts, rested, busyBefore] = [0, false, false];
    head = next;
    const goOn = head.state === 'taken' ? awaitRecord : head.state === 'posted' ? settle : send;
    const rest = await goOn(head);
    if (rest === undefined) continue;
    frame.say(head.sendId, rest.doing);
    const isBehind = rest.doing.kind === 'behind';
    knownIsStale = (await frame.pause(rest.ms, isBehind)) === 'ran out' && isBehind;
    rested = true;
  }

  /** Waits for the record to tell of a turn that the API has: what follows it must know its place. */
  async function awaitRecord(turn: Outgoing): Promise<Rest | undefined> {
    const look = await looks.recall(knownIsStale);
    const isTold = look.kind === 'read' && look.record !== undefined && findTurn(look.record, turn) !== undefined;
    if (isTold || deps.now() - (turn.leftAt ?? 0) >= GRACE_MS) {
      await deps.store.change(turn.sendId, () => null);
      frame.changed();
      return undefined;
    }
    return { doing: { kind: 'behind', seq: turn.seq ?? 0 }, ms: POLL_MS };
  }

  async function send(turn: Outgoing): Promise<Rest | undefined> {
    const hindrance = await hindranceOf(turn);
    if (hindrance !== undefined) return hindrance;
    if (turn.opensTask) return post(turn, 0);
    const look = await looks.recall(knownIsStale);
    if (look.kind === 'unread') {
      if (meaningOf(look.problem) === 'refused') return refuse(turn, look.problem);
      return { doing: { kind: 'unread' }, ms: backOff(attempts++, deps.random) };
    }
    if (look.record === undefined) return refuse(turn, new ApiProblem(404, 'There is no such task.'));
    const front = turnInFront(look.record);
    if (front !== undefined) return { doing: { kind: 'behind', seq: front }, ms: POLL_MS };
    if (isForsaken(turn, look.record)) return change(turn, { state: 'held' });
    return post(turn, (look.record.turns.at(-1)?.seq ?? -1) + 1);
  }

  /** Finds out what became of a turn that was posted, and goes on from there. */
  async function settle(turn: Outgoing): Promise<Rest | undefined> {
    const hindrance = await hindranceOf(turn);
    if (hindrance !== undefined) return hindrance;
    frame.say(turn.sendId, { kind: 'checking' });
    const look = await looks.read();
    if (look.kind === 'unread') return { doing: { kind: 'checking' }, ms: backOff(attempts++, deps.random) };
    const { record } = look;
    if (record !== undefined && findTurn(record, turn) !== undefined) return accept(turn, { kind: 'recorded', record });
    const now = deps.now();
    const next = afterLooking(turn, { now, honoursKey: await deps.honoursKey() });
    switch (next) {
      case 'ask':
        return change(turn, { state: 'undecided' });
      case 'look again': {
        const left = (turn.leftAt ?? 0) + GRACE_MS - now;
        return { doing: { kind: 'checking' }, ms: Math.min(backOff(attempts++, deps.random), left) };
      }
      case 'post again': {
        const front = record && turnInFront(record);
        if (front !== undefined) return { doing: { kind: 'behind', seq: front }, ms: POLL_MS };
        if (rested || turn.confirmed) return post(turn, turn.seq ?? 0);
        const ms = backOff(attempts++, deps.random);
        return { doing: { kind: 'pausing', until: now + ms }, ms };
      }
      default:
        return next satisfies never;
    }
  }

  /** What keeps anything from being posted, or asked for, right now. */
  async function hindranceOf({ notBefore }: Outgoing): Promise<Rest | undefined> {
    if (!(await deps.online())) return { doing: { kind: 'offline' }, ms: POLL_MS };
    const ms = (notBefore ?? 0) - deps.now();
    return notBefore !== null && ms > 0 ? { doing: { kind: 'pausing', until: notBefore }, ms } : undefined;
  }

  async function post(turn: Outgoing, seq: number): Promise<Rest | undefined> {
    const now = deps.now();
    // Before the first byte leaves: whoever comes after this page knows that it may have.
    const posted = await deps.store.change(turn.sendId, (stored) => ({
      ...stored,
      state: 'posted',
      seq: stored.seq ?? seq,
      postedAt: stored.postedAt ?? now,
      leftAt: now,
      confirmed: false,
      notBefore: null,
      problem: null,
    }));
    // Taken back, or dropped, in the meantime.
    if (posted === undefined) return undefined;
    rested = false;
    frame.changed();
    frame.say(turn.sendId, { kind: 'sending', upload: null });
    try {
      const stillLeaving = () => change(posted, { leftAt: deps.now() });
      return await accept(
        posted,
        await postAndWatch(deps, posted, frame, { find: () => looks.find(posted), stillLeaving }),
      );
    } catch (error) {
      if (error instanceof UploadCut) return giveBack(posted, turn);
      if (!(error instanceof ApiProblem)) throw error;
      return afterProblem(posted, error, turn);
    }
  }

  /** An upload that was cut took nothing, unless the last of it left just then: the record is asked once more. */
  async function giveBack(posted: Outgoing, before: Outgoing): Promise<undefined> {
    frame.say(posted.sendId, { kind: 'checking' });
    await deps.wait(AFTER_CUT_MS, signal);
    let look = await looks.read();
    while (look.kind === 'unread') {
      await deps.wait(backOff(attempts++, deps.random), signal);
      signal.throwIfAborted();
      look = await looks.read();
    }
    const { record } = look;
    if (record !== undefined && findTurn(record, posted) !== undefined)
      return accept(posted, { kind: 'recorded', record });
    return back(before, { state: 'refused', problem: null });
  }

  /** @param before the turn as it stood before it was posted now */
  async function afterProblem(posted: Outgoing, problem: ApiProblem, before: Outgoing): Promise<Rest | undefined> {
    const meaning = meaningOf(problem);
    switch (meaning) {
      case 'unknown':
        // One word of the operator's is good for one posting, however often it was given.
        return change(posted, { confirmed: false, leftAt: deps.now(), problem: noted(problem, deps.now()) });
      case 'refused':
        return refuse(before, problem);
      case 'wait': {
        if (!(await deps.honoursKey())) return refuse(before, problem);
        const ms = problem.retryAfterMs ?? backOff(attempts++, deps.random);
        return back(before, { notBefore: deps.now() + ms });
      }
      case 'busy': {
        const look = await looks.read();
        if (look.kind === 'unread') return back(before, { notBefore: deps.now() + backOff(attempts++, deps.random) });
        const { record } = look;
        if (record === undefined || record.task.archivedAt != null) return refuse(before, problem);
        // The turn in its way may have ended since: then it is posted once more.
        if (turnInFront(record) === undefined && busyBefore) return refuse(before, problem);
        busyBefore = turnInFront(record) === undefined;
        return back(before, {});
      }
      default:
        return meaning satisfies never;
    }
  }

  /** This posting took nothing: the turn stands as it did before, since something of an earlier one may still arrive. */
  function back(before: Outgoing, more: Partial<Outgoing>): Promise<undefined> {
    const { state, seq, postedAt, leftAt } = before;
    return change(before, { state, seq, postedAt, leftAt, ...more });
  }

  function refuse(before: Outgoing, problem: ApiProblem): Promise<undefined> {
    return back(before, { state: 'refused', problem: noted(problem, deps.now()) });
  }

  async function change({ sendId }: Outgoing, to: Partial<Outgoing>): Promise<undefined> {
    await deps.store.change(sendId, (stored) => ({ ...stored, ...to }));
    frame.changed();
    return undefined;
  }

  async function accept(turn: Outgoing, sent: Sent): Promise<undefined> {
    await deps.accept(turn, sent);
    const record = deps.known(taskId);
    const isTold = record !== undefined && findTurn(record, turn) !== undefined;
    await deps.store.change(turn.sendId, (stored) => (isTold ? null : { ...stored, state: 'taken' }));
    frame.accepted(turn);
    return undefined;
  }
}
