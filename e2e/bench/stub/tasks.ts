import type { Task, Turn } from '../../../src/contract/task.ts';
import { deltasOf } from './parts.ts';
import { writeReply } from './reply.ts';

export const KINDS = ['short', 'code', 'live', 'burst', 'turns'] as const;
/**
 * Ended: `short`, `code` (with a code block), `turns` (1,000 turns). Running: `live` (400 KB recorded, then 1,000
 * deltas per second), `burst` (400 KB at once).
 */
export type Kind = (typeof KINDS)[number];

const LONG_REPLY_CHARS = 400_000;
const TAIL_CHARS = 20_000;
const SHORT_CHARS = 600;
const TURN_COUNT = 1000;
const STARTED_AT = '2026-01-05T09:00:00.000Z';
const ENDED_AT = '2026-01-05T09:00:09.000Z';

export const RECORDED_MARK = 'recorded-mark-4711';
export const LAST_MARK = 'last-mark-0815';

export interface StubTask {
  readonly kind: Kind;
  readonly task: Task;
  readonly turns: readonly Turn[];
  readonly tail: readonly string[];
}

export function createTask(id: string, kind: Kind): StubTask {
  switch (kind) {
    case 'short':
    case 'code': {
      const reply = `${writeReply(7, SHORT_CHARS, { code: false })}${kind === 'code' ? '```ts\nconst a = 1;\n```\n\n' : ''}`;
      return taskOf(id, kind, [endedTurn(id, 0, withMark(reply, LAST_MARK))], []);
    }
    case 'live': {
      const recorded = withMark(writeReply(1, LONG_REPLY_CHARS), RECORDED_MARK);
      const tail = withMark(writeReply(2, TAIL_CHARS), LAST_MARK);
      return taskOf(id, kind, [runningTurn(id, recorded)], deltasOf(tail));
    }
    case 'burst': {
      const tail = withMark(writeReply(1, LONG_REPLY_CHARS), LAST_MARK);
      return taskOf(id, kind, [runningTurn(id, '')], deltasOf(tail));
    }
    case 'turns': {
      const turns = Array.from({ length: TURN_COUNT }, (_, seq) => {
        const reply = writeReply(100 + seq, SHORT_CHARS);
        return endedTurn(id, seq, seq === TURN_COUNT - 1 ? withMark(reply, LAST_MARK) : reply);
      });
      return taskOf(id, kind, turns, []);
    }
    default:
      return kind satisfies never;
  }
}

export function textOf({ turns, tail }: StubTask): string {
  return turns.map(({ input, outputText }) => `${input ?? ''}${outputText ?? ''}`).join('') + tail.join('');
}

function withMark(reply: string, mark: string): string {
  return `${reply}This is the ${mark} here.\n\n`;
}

function taskOf(id: string, kind: Kind, turns: readonly Turn[], tail: readonly string[]): StubTask {
  const running = tail.length > 0;
  const task: Task = {
    id,
    completedAt: running ? null : ENDED_AT,
    createdAt: STARTED_AT,
    status: running ? 'running' : 'completed',
    title: `A task of the kind ${kind}`,
    totals: { credits: turns.length * 3, durationMs: turns.length * 9000, turnCount: turns.length },
    triggeredBy: 'ui',
    workerId: 'wrk_bench',
    archivedAt: null,
    budget: 'standard',
  };
  return { kind, task, turns, tail };
}

function endedTurn(taskId: string, seq: number, outputText: string): Turn {
  return {
    ...runningTurn(taskId, outputText, seq),
    completedAt: ENDED_AT,
    durationMs: 9000,
    credits: 3,
    inputTokens: 20,
    outputTokens: Math.ceil(outputText.length / 4),
    status: 'completed',
  };
}

function runningTurn(taskId: string, outputText: string, seq = 0): Turn {
  return {
    id: `trn_${taskId}_${seq}`,
    completedAt: null,
    input: `Question ${seq}: how do the prices of the districts compare by month?`,
    outputText,
    seq,
    startedAt: STARTED_AT,
    status: 'running',
    taskId,
    files: [],
    attachments: [],
    sources: [],
    budget: 'standard',
    triggeredBy: 'ui',
    error: null,
    incompleteDetails: null,
  };
}

export function withTail({ task, turns, tail }: StubTask): Pick<StubTask, 'task' | 'turns'> {
  const last = turns.at(-1);
  if (last === undefined || tail.length === 0) return { task, turns };
  const turn = endedTurn(last.taskId, last.seq, (last.outputText ?? '') + tail.join(''));
  return { task: { ...task, status: 'completed', completedAt: ENDED_AT }, turns: [...turns.slice(0, -1), turn] };
}
