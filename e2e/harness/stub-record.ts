import type { Task, Turn } from '#contract/task.ts';
import type { Worker } from '#contract/worker.ts';

export type ScriptPart = { readonly type: string; readonly [field: string]: unknown };

export interface Script {
  readonly parts: readonly ScriptPart[];
  readonly everyMs: number;
  readonly outputText: string;
  readonly status: 'completed' | 'error' | 'aborted';
  readonly credits: number;
}

export interface StubTurn {
  readonly id: string;
  readonly taskId: string;
  readonly workerId: string;
  readonly seq: number;
  readonly input: string;
  readonly fileNames: readonly string[];
  readonly idempotencyKey: string | undefined;
  readonly takenAt: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly visibleAt: number;
  readonly script: Script;
}

const iso = (ms: number) => new Date(ms).toISOString();
const WEB = 'https://stub.invalid';

/** Scripts a text block, a delta per word. */
export function scriptOf(text: string, everyMs = 100): Script {
  const words = text.match(/\s*\S+\s*$|\s*\S+/g) ?? [];
  const parts = [
    { type: 'start', messageId: 'm1' },
    { type: 'text-start', id: 't1' },
    ...words.map((delta) => ({ type: 'text-delta', id: 't1', delta })),
    { type: 'text-end', id: 't1' },
    { type: 'finish' },
  ];
  return { parts, everyMs, outputText: text, status: 'completed', credits: 7 };
}

function statusOf({ startsAt, endsAt, script }: StubTurn, now: number): Turn['status'] {
  if (now < startsAt) return 'pending';
  return now < endsAt ? 'running' : script.status;
}

export function turnOf(turn: StubTurn, now: number): Turn {
  const { id, taskId, seq, input, script, startsAt, endsAt } = turn;
  const ended = now >= endsAt;
  return {
    id,
    taskId,
    seq,
    input,
    role: 'user',
    status: statusOf(turn, now),
    startedAt: iso(startsAt),
    completedAt: ended ? iso(endsAt) : null,
    credits: ended ? script.credits : 0,
    durationMs: ended ? endsAt - startsAt : 0,
    inputTokens: 10,
    outputTokens: 10,
    outputText: ended ? script.outputText : '',
    structuredOutput: null,
    files: [],
  };
}

export function taskOf(turns: readonly StubTurn[], now: number): Task {
  const [first] = turns;
  const last = turns.at(-1);
  if (first === undefined || last === undefined) throw new Error('a task has turns');
  const ended = turns.filter(({ endsAt }) => now >= endsAt);
  return {
    id: first.taskId,
    workerId: first.workerId,
    title: first.input.slice(0, 60),
    status: statusOf(last, now),
    createdAt: iso(first.takenAt),
    completedAt: now >= last.endsAt ? iso(last.endsAt) : null,
    createdByUserId: 'usr_stub',
    organizationId: 'org_stub',
    triggeredBy: 'api',
    totals: {
      credits: ended.reduce((sum, { script }) => sum + script.credits, 0),
      durationMs: ended.reduce((sum, { startsAt, endsAt }) => sum + endsAt - startsAt, 0),
      turnCount: turns.length,
    },
    url: `${WEB}/worker/${first.workerId}/task/${first.taskId}`,
  };
}

export function workerOf({ workerId, script, startsAt, endsAt }: StubTurn, now: number): Worker {
  const running = now < endsAt;
  const text = running ? '' : script.outputText;
  return {
    id: workerId,
    created_at: Math.floor(startsAt / 1000),
    error: null,
    files: [],
    incomplete_details: null,
    messages: [],
    metadata: {},
    object: 'worker',
    output: [
      {
        id: 'out_1',
        content: [{ text, type: 'output_text' }],
        role: 'assistant',
        status: 'completed',
        type: 'message',
      },
    ],
    output_text: text,
    running,
    sources: [],
    status: running ? 'running' : 'completed',
    structured_output: null,
    url: `${WEB}/worker/${workerId}`,
    usage: { credits: running ? 0 : script.credits, durationMs: running ? 0 : endsAt - startsAt },
  };
}
