import type { PhaseKind, Span, TurnSpans } from './turn-spans.ts';

/** In percent of the axis. */
export type Bar = {
  readonly key: string;
  readonly kind: 'tool' | 'failed' | PhaseKind;
  readonly left: number;
  readonly width: number;
  /** Concurrent calls get separate lanes, from 0. */
  readonly lane: number;
};

/** With more bars, close neighbours are merged. */
const MAX_BARS = 200;
/** In percent of the axis. */
const MERGE_DISTANCE = 0.5;

/** Times are whole milliseconds, so consecutive calls may overlap by one. */
const ROUNDING_MS = 1;

/** In milliseconds: the turn's duration, or the end of a longer span. */
export function axisLength({ tools, phases }: TurnSpans, durationMs: number): number {
  return [...tools, ...phases].reduce((most, { startMs, endMs }) => Math.max(most, endMs ?? startMs), durationMs);
}

/** A span without an end reaches the end of the axis. */
export function positionOf({ startMs, endMs }: Span, lengthMs: number): Pick<Bar, 'left' | 'width'> {
  if (lengthMs <= 0) return { left: 0, width: 0 };
  const left = clamped((startMs / lengthMs) * 100);
  return { left, width: clamped(((endMs ?? lengthMs) / lengthMs) * 100 - left) };
}

function clamped(percent: number): number {
  return Math.min(Math.max(percent, 0), 100);
}

export function layoutSpans(spans: TurnSpans, lengthMs: number): { bars: readonly Bar[]; lanes: number } {
  const phases = spans.phases.map((phase, index): Bar => {
    return { key: `phase ${index}`, kind: phase.kind, lane: 0, ...positionOf(phase, lengthMs) };
  });
  const freeAt: number[] = [];
  const calls = spans.tools.map((tool): Bar => {
    const free = freeAt.findIndex((endMs) => endMs - ROUNDING_MS <= tool.startMs);
    const lane = free === -1 ? freeAt.length : free;
    freeAt[lane] = tool.endMs ?? Infinity;
    return { key: tool.id, kind: tool.failed ? 'failed' : 'tool', lane, ...positionOf(tool, lengthMs) };
  });
  return { bars: [...mergeClose(phases), ...mergeClose(calls)], lanes: Math.max(freeAt.length, 1) };
}

/** A merged bar with a failure shows as failed. */
function mergeClose(bars: readonly Bar[]): readonly Bar[] {
  if (bars.length <= MAX_BARS) return bars;
  const last = new Map<string, number>();
  const few: Bar[] = [];
  for (const bar of bars) {
    const row = bar.kind === 'text' || bar.kind === 'reasoning' ? bar.kind : String(bar.lane);
    const index = last.get(row);
    const before = index === undefined ? undefined : few[index];
    if (index === undefined || before === undefined || bar.left - (before.left + before.width) > MERGE_DISTANCE) {
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
