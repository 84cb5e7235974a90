import { readPart, type TaskPart } from '#contract/task-event.ts';
import type { RecordedPart } from '#contract/task.ts';
import { describeInput } from '#app/streaming/transcript/describe-input.ts';
import { timingOf } from '#app/streaming/transcript/transcript-items.ts';

/** Milliseconds since the turn's start. `endMs` is undefined while running. */
export type Span = { readonly startMs: number; readonly endMs: number | undefined };

export type ToolSpan = Span & {
  readonly id: string;
  /** Empty if not recorded. */
  readonly name: string;
  readonly summary: string;
  readonly failed: boolean;
};

export type PhaseKind = 'text' | 'reasoning';
export type PhaseSpan = Span & { readonly kind: PhaseKind };

export type TurnSpans = { readonly tools: readonly ToolSpan[]; readonly phases: readonly PhaseSpan[] };

/** A call's own times (`providerMetadata.handinger`) win over the time between its input and output parts. */
export function spansOf(parts: readonly RecordedPart[]): TurnSpans {
  const tools = new Map<string, ToolSpan>();
  const phases: PhaseSpan[] = [];
  const open = new Map<string, number>();

  for (const { at, part: raw } of parts) {
    const part = readPart(raw);
    if (isToolPart(part)) tools.set(part.toolCallId, updateCall(part, at, tools.get(part.toolCallId)));
    else updatePhase(part, at, phases, open);
  }
  return {
    tools: [...tools.values()].toSorted((a, b) => a.startMs - b.startMs),
    phases: mergePhases(phases),
  };
}

export function statusWithoutEnd({ endMs }: Span, turnRuns: boolean): 'running' | 'unfinished' | undefined {
  if (endMs !== undefined) return undefined;
  return turnRuns ? 'running' : 'unfinished';
}

type ToolPart = Extract<TaskPart, { type: `tool-${string}` }>;

export function isToolPart(part: TaskPart): part is ToolPart {
  return part.type.startsWith('tool-');
}

function updateCall(part: ToolPart, at: number, before: ToolSpan | undefined): ToolSpan {
  const unknown = { name: '', summary: '', failed: false, startMs: at, endMs: undefined };
  const call: ToolSpan = before ?? { id: part.toolCallId, ...unknown };
  switch (part.type) {
    case 'tool-input-start':
      return { ...call, name: part.toolName };
    case 'tool-input-delta':
      return call;
    case 'tool-input-available':
      return { ...call, name: part.toolName, summary: describeInput(part.input) };
    case 'tool-input-error':
      return { ...call, name: part.toolName, summary: describeInput(part.input), failed: true, endMs: at };
    case 'tool-output-available':
      return part.preliminary === true ? call : { ...call, ...timesOf(part, call, at) };
    case 'tool-output-error':
      return { ...call, failed: true, ...timesOf(part, call, at) };
    default:
      return part satisfies never;
  }
}

type Ended = Extract<TaskPart, { type: 'tool-output-available' | 'tool-output-error' }>;

function timesOf(part: Ended, { startMs }: Span, at: number): Span {
  const stated = timingOf(part.providerMetadata);
  return stated === undefined
    ? { startMs, endMs: at }
    : { startMs: stated.startMs, endMs: stated.startMs + stated.durationMs };
}

function updatePhase(part: TaskPart, at: number, phases: PhaseSpan[], open: Map<string, number>) {
  switch (part.type) {
    case 'text-start':
    case 'reasoning-start':
    case 'text-delta':
    case 'reasoning-delta': {
      const key = phaseKey(part);
      if (open.has(key)) return;
      open.set(key, phases.length);
      phases.push({ kind: part.type.startsWith('text') ? 'text' : 'reasoning', startMs: at, endMs: undefined });
      return;
    }
    case 'text-end':
    case 'reasoning-end': {
      const key = phaseKey(part);
      const index = open.get(key);
      const phase = index === undefined ? undefined : phases[index];
      open.delete(key);
      if (index !== undefined && phase !== undefined) phases[index] = { ...phase, endMs: at };
      return;
    }
    default:
  }
}

function phaseKey({ type, id }: { type: string; id: string }): string {
  return `${type.slice(0, type.indexOf('-'))} ${id}`;
}

function mergePhases(phases: readonly PhaseSpan[]): PhaseSpan[] {
  const whole: PhaseSpan[] = [];
  for (const phase of phases) {
    const last = whole.at(-1);
    if (last?.kind === phase.kind && (last.endMs ?? Infinity) >= phase.startMs) {
      whole[whole.length - 1] = { ...last, endMs: later(last.endMs, phase.endMs) };
    } else whole.push(phase);
  }
  return whole;
}

function later(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : Math.max(a, b);
}
