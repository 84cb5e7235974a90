import type { newId as makeId } from '#contract/ids.ts';
import type { KnownPart } from '#contract/task-event.ts';
import type { CreateTask } from '#contract/request-bodies.ts';
import { DEFAULT_BUDGET, type RecordedPart } from '#contract/task.ts';
import type { Principal, TaskRecord, TurnRecord, WorkerRecord } from './records.ts';

export function newTurn(
  newId: typeof makeId,
  { channel, keyHash }: Principal,
  { input, budget }: CreateTask,
  task: TaskRecord,
  hash: string,
  now: Date,
): TurnRecord {
  return {
    id: newId('trn', now.getTime()),
    organizationId: task.organizationId,
    taskId: task.id,
    seq: task.turnCount,
    status: 'running',
    input,
    outputText: '',
    budget: budget ?? DEFAULT_BUDGET,
    triggeredBy: channel,
    startedAt: now,
    completedAt: null,
    credits: 0,
    durationMs: 0,
    inputTokens: 0,
    outputTokens: 0,
    toolCalls: 0,
    bytesRead: 0,
    errorMessage: null,
    incompleteReason: null,
    structuredOutput: null,
    outputValid: null,
    sources: [],
    requestHash: hash,
    keyHash,
  };
}

/** `data-turn` and `start`. */
export function openingParts(
  { id, taskId, seq, input, budget, startedAt }: TurnRecord,
  worker: WorkerRecord,
): RecordedPart[] {
  const parts: KnownPart[] = [
    {
      type: 'data-turn',
      data: { taskId, turnId: id, seq, workerId: worker.id, input, budget, startedAt: startedAt.toISOString() },
    },
    { type: 'start', messageId: id },
  ];
  return parts.map((part, offset) => ({ offset, at: 0, part }));
}
