import type { RecordedPart, Task, Turn } from '#contract/task.ts';
import type { FlakyHop } from './flaky-hop.ts';

const START = Date.parse('2026-05-11T09:00:00.000Z');

export interface LongTurn {
  readonly input: string;
  readonly outputText: string;
  /** Without parts the record has only the text. */
  readonly parts?: readonly unknown[];
  readonly more?: Partial<Turn>;
}

/** Responds in the API's place with a completed task. Returns its page's path. */
export function mockLongTask(
  hop: FlakyHop,
  taskId: string,
  given: readonly LongTurn[],
  more: Partial<Task> = {},
): string {
  const turns = given.map((words, seq) => turnOf(taskId, seq, words));
  const task: Task = {
    id: taskId,
    createdAt: at(0),
    status: 'completed',
    title: 'A long task',
    totals: { credits: turns.length, durationMs: turns.length * 1000, turnCount: turns.length },
    triggeredBy: 'ui',
    workerId: 'wrk_long',
    ...more,
  };
  const path = `/api/tasks/${taskId}`;
  hop.answer((request) => request.path === path, { status: 200, body: { task, turns } }, 'always');
  hop.answer(
    (request) => request.path.startsWith(`${path}/turns?`),
    (request) => {
      const query = new URLSearchParams(request.path.split('?')[1]);
      const [from, to] = [Number(query.get('from') ?? 0), Number(query.get('to') ?? Infinity)];
      const items = turns.slice(from, to + 1).map((turn) => ({ ...turn, parts: recorded(given[turn.seq]?.parts) }));
      return { status: 200, body: { items, taskId } };
    },
    'always',
  );
  return `/tasks/${taskId}`;
}

const recorded = (parts: readonly unknown[] = []): RecordedPart[] =>
  parts.map((part, offset) => ({ offset, at: offset, part }));

function turnOf(taskId: string, seq: number, { input, outputText, more }: LongTurn): Turn {
  return {
    input,
    outputText,
    id: `trn_${seq}`,
    taskId,
    seq,
    status: 'completed',
    startedAt: at(seq),
    completedAt: at(seq + 1),
    credits: 1,
    durationMs: 1000,
    inputTokens: 20,
    outputTokens: 40,
    triggeredBy: 'ui',
    budget: 'standard',
    ...more,
  };
}

const at = (seq: number) => new Date(START + seq * 60_000).toISOString();
