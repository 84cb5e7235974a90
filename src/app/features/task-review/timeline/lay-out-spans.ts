import type { PhaseKind, Span, TurnSpans } from './turn-spans.ts';

/** A bar on a line of time: where it begins and how long it is, in percent of the line. */
export type Bar = {
  readonly key: string;
  readonly kind: 'tool' | 'failed' | PhaseKind;
  readonly left: number;
  readonly width: number;
  /** Calls at the same time lie in lanes of their own, counted from 0. */
  readonly lane: number;
};

/** More than so many bars in a line are no more told apart: neighbours become one. */
const MOST_BARS = 200;
/** Neighbours closer than this many percent, then. */
const CLOSE = 0.5;

/** Starts and lengths are told in whole milliseconds: a call may seem to begin that much before the one before it ended. */
const ROUNDING_MS = 1;

/** The length of a turn's line of time in milliseconds: its duration, or the end of what went on for longer. */
export function lengthOf({ tools, phases }: TurnSpans, durationMs: number): number {
  return [...tools, ...phases].reduce((most, { startMs, endMs }) => Math.max(most, endMs ?? startMs), durationMs);
}

/** Where a span lies on a line of time; one that goes on reaches to its end. */
export function placeOf({ startMs, endMs }: Span, lengthMs: number): Pick<Bar, 'left' | 'width'> {
  if (lengthMs <= 0) return { left: 0, width: 0 };
  const left = clamped((startMs / lengthMs) * 100);
  return { left, width: clamped(((endMs ?? lengthMs) / lengthMs) * 100 - left) };
}

function clamped(percent: number): number {
  return Math.min(Math.max(percent, 0), 100);
}

/** All that a turn did, as bars on one line of time. */
export function layOutSpans(spans: TurnSpans, lengthMs: number): { bars: readonly Bar[]; lanes: number } {
  const phases = spans.phases.map((phase, index): Bar => {
    return { key: `phase ${index}`, kind: phase.kind, lane: 0, ...placeOf(phase, lengthMs) };
  });
  const freeAt: number[] = [];
  const calls = spans.tools.map((tool): Bar => {
    const free = freeAt.findIndex((endMs) => endMs - ROUNDING_MS <= tool.startMs);
    const lane = free === -1 ? freeAt.length : free;
    freeAt[lane] = tool.endMs ?? Infinity;
    return { key: tool.id, kind: tool.failed ? 'failed' : 'tool', lane, ...placeOf(tool, lengthMs) };
  });
  return { bars: [...fewer(phases), ...fewer(calls)], lanes: Math.max(freeAt.length, 1) };
}

/** The same bars, or where they are too many, those that lie close together as one; a failure among them still shows. */
function fewer(bars: readonly Bar[]): readonly Bar[] {
  if (bars.length <= MOST_BARS) return bars;
  const last = new Map<string, number>();
  const few: Bar[] = [];
  for (const bar of bars) {
    const row = bar.kind === 'text' || bar.kind === 'reasoning' ? bar.kind : String(bar.lane);
    const index = last.get(row);
    const before = index === undefined ? undefined : few[index];
    if (index === undefined || before === undefined || bar.left - (before.left + before.width) > CLOSE) {
      last.set(row, few.length);
      few.push(bar);
      continue;
    }
    const end = Math.max(before.left + before.width, bar.left + bar.width);
    const kind = before.kind === 'failed' ? before.kind : bar.kind;
    few[index] = { ...before, kind, width: end - before.left };
  }
  return few;
}
