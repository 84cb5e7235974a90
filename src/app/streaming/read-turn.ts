import type { TaskEvent } from '#contract/task-event.ts';
import { resumeFrom, type LiveTask } from './live-task.ts';
import { pump } from './pump.ts';
import type { TurnEnd } from './share-message.ts';
import type { Slot, SlotWish, TakeSlot } from './slots.ts';
import { askStanding, openStream, type TakeUpDeps } from './take-up.ts';

export type ReadTurnDeps = TakeUpDeps & {
  takeSlot: TakeSlot;
  /** Lets the browser see to input and frames, where the last time is a while ago. */
  breathe: () => Promise<void>;
  /** Milliseconds, monotonic. */
  now: () => number;
  /** Resolves after `ms`, sooner when the network or the page comes back; rejects when the signal aborts. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  random: () => number;
  /** Whether the operator may be looking. */
  isVisible: () => boolean;
};

/** A turn that is read here, and where what is read goes. */
export type TurnToRead = {
  taskId: string;
  seq: number;
  /** The stream of a turn that was just accepted. */
  stream: ReadableStream<Uint8Array> | undefined;
  live: () => LiveTask;
  onEvents: (events: readonly TaskEvent[]) => void;
  onPhase: (phase: LiveTask['phase']) => void;
  /** Whether another tab hears what is read here. */
  hasAudience: () => boolean;
};

/** How reading goes on. */
type Next =
  | { kind: 'ended'; end: TurnEnd }
  | { kind: 'gone' }
  | { kind: 'stream'; stream: ReadableStream<Uint8Array> }
  | { kind: 'later'; phase: LiveTask['phase']; retryAfterMs: number };

const FIRST_DELAY_MS = 400;
const LONGEST_DELAY_MS = 10_000;
/** How long an API may not know yet what it has just taken. */
const GRACE_MS = 120_000;
/** A stream that says nothing for so long may be dead: our API says something every 15 s. */
const SILENCE_MS = 45_000;
/** The same, where the network or the page has just come back. */
const SILENCE_ON_WAKE_MS = 20_000;

/** Reads a turn until its record says that it has ended, whatever happens in between. Undefined where the task is gone. */
export async function readTurn(
  deps: ReadTurnDeps,
  turn: TurnToRead,
  signal: AbortSignal,
): Promise<TurnEnd | undefined> {
  const { taskId, seq, live, onPhase } = turn;
  const since = deps.now();
  let slot: Slot | undefined;
  let resumed = turn.stream === undefined;
  let canResume = true;
  let fruitless = 0;
  let toldBefore = false;
  try {
    if (turn.stream !== undefined) slot = await takeSlot('steal', signal);
    let next: Next | undefined = turn.stream && { kind: 'stream', stream: turn.stream };
    for (;;) {
      next ??= await goOn();
      signal.throwIfAborted();
      switch (next.kind) {
        case 'ended':
          return next.end;
        case 'gone':
          return undefined;
        case 'stream': {
          const before = live().transcripts[seq];
          onPhase('live');
          const { told, found } = await read(next.stream);
          resumed ||= !told;
          if (!told) onPhase('reconnecting');
          // An end that the record doesn't confirm may be told, and all before it, as often as it is asked for.
          const isFruitful = live().transcripts[seq] !== before && !toldBefore;
          toldBefore = told;
          if (isFruitful) fruitless = 0;
          else if (fruitless > (told ? 1 : 0)) await pause({ atLeastMs: 0, orSlot: false });
          next = found;
          break;
        }
        case 'later':
          slot?.release();
          slot = undefined;
          onPhase(next.phase);
          await pause({ atLeastMs: next.retryAfterMs, orSlot: next.phase === 'queued' && deps.isVisible() });
          next = undefined;
          break;
        default:
          next satisfies never;
      }
    }
  } finally {
    slot?.release();
  }

  /** Asks the record how the turn stands, and opens the resume route where it still runs. */
  async function goOn(): Promise<Next> {
    fruitless += 1;
    const isNew = turn.stream !== undefined && deps.now() - since < GRACE_MS;
    const standing = await askStanding(deps, { taskId, seq, isNew }, signal);
    if (standing.kind === 'ended') return { kind: 'ended', end: { record: standing.record, seq, resumed } };
    if (standing.kind === 'gone') return standing;
    if (standing.kind === 'unknown') return later(standing.retryAfterMs);
    if (!canResume) return later();
    slot ??= await takeSlot('now', signal);
    if (slot === undefined) return { kind: 'later', phase: 'queued', retryAfterMs: 0 };
    const { workerId } = standing;
    const stream = await openStream(deps, { taskId, workerId, lastEventId: resumeFrom(live(), seq) }, signal);
    if (typeof stream !== 'string') return { kind: 'stream', stream };
    canResume = stream === 'later';
    return later();
  }

  function later(retryAfterMs = 0): Next {
    return { kind: 'later', phase: canResume ? 'reconnecting' : 'polling', retryAfterMs };
  }

  /** Waits, the longer the more often nothing came of it; where `orSlot`, no longer than until there is a slot. */
  async function pause({ atLeastMs, orSlot }: { atLeastMs: number; orSlot: boolean }) {
    const over = new AbortController();
    const until = AbortSignal.any([signal, over.signal]);
    const delay = Math.min(FIRST_DELAY_MS * 2 ** (fruitless - 1), LONGEST_DELAY_MS) * (0.5 + deps.random() / 2);
    const waits = [deps.wait(Math.max(delay, atLeastMs), until)];
    if (orSlot) waits.push(waitForSlot(until));
    await Promise.race(waits).finally(() => over.abort());
  }

  async function waitForSlot(until: AbortSignal) {
    slot = await takeSlot('wait', until);
  }

  function takeSlot(how: SlotWish['how'], until: AbortSignal) {
    return deps.takeSlot({ how, signal: until, isUnseen: () => !deps.isVisible() && !turn.hasAudience() });
  }

  /**
   * Reads a stream to its end: whether it `told` that it was one. While it is silent for long, asks beside it how the turn
   * stands, and leaves it for what is `found`.
   */
  async function read(stream: ReadableStream<Uint8Array>): Promise<{ told: boolean; found: Next | undefined }> {
    const left = new AbortController();
    const signals = [signal, left.signal, ...(slot === undefined ? [] : [slot.lost])];
    const until = AbortSignal.any(signals);
    let heardAt = deps.now();
    let found: Next | undefined;

    async function watch() {
      for (;;) {
        await deps.wait(Math.max(0, heardAt + SILENCE_MS - deps.now()), until);
        if (deps.now() - heardAt < SILENCE_ON_WAKE_MS) continue;
        const next = await goOn();
        heardAt = deps.now();
        if (next.kind === 'later') continue;
        found = next;
        left.abort();
        return;
      }
    }

    const watching = watch().catch((error: unknown) => {
      if (!until.aborted) throw error;
    });
    const told = await pump(stream, {
      signal: until,
      take: turn.onEvents,
      onBytes: () => {
        heardAt = deps.now();
      },
      breathe: deps.breathe,
    });
    left.abort();
    await watching;
    signal.throwIfAborted();
    if (slot?.lost.aborted === true) slot = undefined;
    return { told, found };
  }
}
