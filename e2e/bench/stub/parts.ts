import { DONE_DATA, formatEventId, type KnownPart } from '../../../src/contract/task-event.ts';
import type { Turn } from '../../../src/contract/task.ts';

const DELTA_CHARS = 4;
const TEXT_ID = 'text-1';

export function deltasOf(text: string): string[] {
  const deltas: string[] = [];
  for (let at = 0; at < text.length; at += DELTA_CHARS) deltas.push(text.slice(at, at + DELTA_CHARS));
  return deltas;
}

export function partsOf(turn: Turn): KnownPart[] {
  const parts = [...openingOf(turn), ...deltasOf(turn.outputText ?? '').map(deltaPart)];
  return turn.status === 'running' ? parts : [...parts, ...CLOSING];
}

export function deltaPart(delta: string): KnownPart {
  return { type: 'text-delta', id: TEXT_ID, delta };
}

export const CLOSING: readonly KnownPart[] = [
  { type: 'text-end', id: TEXT_ID },
  { type: 'finish', finishReason: 'stop' },
];

function openingOf(turn: Turn): KnownPart[] {
  return [
    {
      type: 'data-turn',
      data: {
        taskId: turn.taskId,
        turnId: turn.id,
        seq: turn.seq,
        workerId: 'wrk_bench',
        input: turn.input ?? '',
        budget: 'standard',
        startedAt: turn.startedAt ?? '',
      },
    },
    { type: 'start', messageId: turn.id },
    { type: 'text-start', id: TEXT_ID },
  ];
}

export function frameOf(part: KnownPart, seq: number, offset: number): string {
  return `id: ${formatEventId({ seq, offset })}\ndata: ${JSON.stringify(part)}\n\n`;
}

export const DONE_FRAME = `event: done\ndata: ${DONE_DATA}\n\n`;
