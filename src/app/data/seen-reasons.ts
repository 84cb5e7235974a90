import * as z from 'zod/mini';
import type { Task, Turn } from '#contract/task.ts';
import { readJson } from '#app/lib/read-json.ts';
import { persistedText } from './persisted-text.ts';

const SeenReason = z.object({ taskId: z.string(), seq: z.number(), message: z.string() });
export type SeenReason = z.infer<typeof SeenReason>;

type Recorded = { task: Task; turns: readonly Turn[] };

const MOST = 100;
const LONGEST = 2_000;

const kept = persistedText('seen-failure-reasons');
let cached: { text: string | null; reasons: readonly SeenReason[] } = { text: null, reasons: [] };

function seenReasons(): readonly SeenReason[] {
  const text = kept.read();
  if (text !== cached.text) cached = { text, reasons: readJson(z.array(SeenReason), text) ?? [] };
  return cached.reasons;
}

/** Keeps why a turn failed, as its stream said, for APIs whose records don't say it. The last 100. */
export function rememberReason({ taskId, seq, message }: SeenReason): void {
  const others = seenReasons().filter((one) => one.taskId !== taskId || one.seq !== seq);
  kept.write(JSON.stringify([{ taskId, seq, message: message.slice(0, LONGEST) }, ...others].slice(0, MOST)));
}

/** Fills in the reasons that a record lacks. */
export function withSeenReasons(record: Recorded): Recorded {
  const reasons = seenReasons().filter(({ taskId }) => taskId === record.task.id);
  if (reasons.length === 0) return record;
  return { ...record, turns: record.turns.map((turn) => withReason(turn, reasons)) };
}

function withReason(turn: Turn, reasons: readonly SeenReason[]): Turn {
  if (turn.status !== 'error' || turn.error?.message) return turn;
  const seen = reasons.find(({ seq }) => seq === turn.seq);
  return seen === undefined ? turn : { ...turn, error: { message: seen.message } };
}
