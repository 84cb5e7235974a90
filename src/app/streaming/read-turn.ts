import type { TaskEvent } from '#contract/task-event.ts';
import { resumeFrom, type LiveTask } from './live-task.ts';
import { consumeStream } from './consume-stream.ts';
import type { TurnEnd } from './share-message.ts';
import type { Slot, SlotWish, TakeSlot } from './slots.ts';
import { lookUpTurn, openStream, type TurnLookupDeps } from './turn-lookup.ts';

export type ReadTurnDeps = TurnLookupDeps & {
  takeSlot: TakeSlot;
  yieldToMain: () => Promise<void>;
  /** Milliseconds, monotonic. */
  now: () => number;
  /** Resolves after `ms`, or when the network or the page comes back. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  random: () => number;
  isVisible: () => boolean;
};

export type TurnToRead = {
  taskId: string;
  seq: number;
  /** For a turn that was just accepted. */
  stream: ReadableStream<Uint8Array> | undefined;
  live: () => LiveTask;
  onEvents: (events: readonly TaskEvent[]) => void;
  onPhase: (phase: LiveTask['phase']) => void;
  /** Whether another tab receives these events. */
  hasAudience: () => boolean;
};

type Next =
  | { kind: 'ended'; end: TurnEnd }
  | { kind: 'gone' }
  | { kind: 'stream'; stream: ReadableStream<Uint8Array> }
  | { kind: 'later'; phase: LiveTask['phase']; retryAfterMs: number };

const FIRST_DELAY_MS = 400;
const LONGEST_DELAY_MS = 10_000;
/** Milliseconds that the record of a new turn may be missing. */
const GRACE_MS = 120_000;
/** Milliseconds after which a silent stream may be dead. Our API sends something every 15 s. */
const SILENCE_MS = 45_000;
/** The same, after the network or the page came back. */
const SILENCE_ON_WAKE_MS = 20_000;

/** Reads a turn until its record has ended. Resolves with undefined if the task does not exist. */
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
  let endedBefore = false;
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
          const { hasEnded, found } = await read(next.stream);
          resumed ||= !hasEnded;
          if (!hasEnded) onPhase('reconnecting');
          // A stream whose repeated end the record doesn't confirm is no progress.
          const isFruitful = live().transcripts[seq] !== before && !endedBefore;
          endedBefore = hasEnded;
          if (isFruitful) fruitless = 0;
          else if (fruitless > (hasEnded ? 1 : 0)) await pause({ atLeastMs: 0, orSlot: false });
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

  /** Looks the turn up, and resumes its stream if it is running. */
  async function goOn(): Promise<Next> {
    fruitless += 1;
    const isNew = turn.stream !== undefined && deps.now() - since < GRACE_MS;
    const lookup = await lookUpTurn(deps, { taskId, seq, isNew }, signal);
    if (lookup.kind === 'ended') return { kind: 'ended', end: { record: lookup.record, seq, resumed } };
    if (lookup.kind === 'gone') return lookup;
    if (lookup.kind === 'unknown') return later(lookup.retryAfterMs);
    if (!canResume) return later();
    slot ??= await takeSlot('now', signal);
    if (slot === undefined) return { kind: 'later', phase: 'queued', retryAfterMs: 0 };
    const { workerId } = lookup;
    const stream = await openStream(deps, { taskId, workerId, lastEventId: resumeFrom(live(), seq) }, signal);
    if (typeof stream !== 'string') return { kind: 'stream', stream };
    canResume = stream === 'later';
    return later();
  }

  function later(retryAfterMs = 0): Next {
    return { kind: 'later', phase: canResume ? 'reconnecting' : 'polling', retryAfterMs };
  }

  /** Waits with back-off; with `orSlot`, until a slot is free at the latest. */
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
   * Reads a stream to its end. If it is silent for long, looks the turn up and leaves the stream for what is `found`.
   */
  async function read(stream: ReadableStream<Uint8Array>): Promise<{ hasEnded: boolean; found: Next | undefined }> {
    const left = new AbortController();
    const signals = [signal, left.signal, ...(slot === undefined ? [] : [slot.lost])];
    const until = AbortSignal.any(signals);
    // A resumed stream first repeats what happened earlier.
    const isRepeated = resumed;
    let lastBytesAt = deps.now();
    let found: Next | undefined;

    async function watch() {
      for (;;) {
        await deps.wait(Math.max(0, lastBytesAt + SILENCE_MS - deps.now()), until);
        if (deps.now() - lastBytesAt < SILENCE_ON_WAKE_MS) continue;
        const next = await goOn();
        lastBytesAt = deps.now();
        if (next.kind === 'later') continue;
        found = next;
        left.abort();
        return;
      }
    }

    const watching = watch().catch((error: unknown) => {
      if (!until.aborted) throw error;
    });
    const hasEnded = await consumeStream(stream, {
      signal: until,
      take: (events) => turn.onEvents(isRepeated ? events : events.map((event) => timed(event, lastBytesAt))),
      onBytes: () => {
        lastBytesAt = deps.now();
      },
      yieldToMain: deps.yieldToMain,
    });
    left.abort();
    await watching;
    signal.throwIfAborted();
    if (slot?.lost.aborted === true) slot = undefined;
    return { hasEnded, found };
  }
}

/** Only where the time is used: there may be a thousand deltas a second. */
function timed(event: TaskEvent, at: number): TaskEvent {
  const { type } = event.part;
  return type === 'reasoning-start' || type === 'reasoning-end' ? { ...event, at } : event;
}
