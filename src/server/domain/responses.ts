import { isRunning, type RecordedPart, type Task, type Turn, type TurnStep, type WorkFile } from '#contract/task.ts';
import type { Worker, WorkerTemplate, WorkerVersion } from '#contract/worker.ts';
import { failureOf } from './failure-reason.ts';
import { fileUrl } from './file-url.ts';
import { type Links, taskUrl, absoluteUrl, workerUrl } from './links.ts';
import { markPart } from './mark-part.ts';
import { toMessages, type RecordedTurn } from './messages.ts';
import type { Runner } from './runner.ts';
import type { FileRecord, TaskRecord, TurnRecord, WorkerRecord, WorkerVersionRecord } from './records.ts';
import type { ChargedStep, ListedWorker, TurnCount } from './store.ts';

export function taskResponse(task: TaskRecord, running: ReturnType<Runner['running']>, links: Links): Task {
  const { id, organizationId, workerId, createdByUserId, triggeredBy, title, status, budget } = task;
  const { credits, durationMs, turnCount } = task;
  return {
    id,
    organizationId,
    workerId,
    createdByUserId,
    triggeredBy,
    title,
    status,
    budget,
    createdAt: task.createdAt.toISOString(),
    completedAt: task.completedAt?.toISOString() ?? null,
    archivedAt: task.archivedAt?.toISOString() ?? null,
    totals: { credits, durationMs, turnCount },
    failure: failureOf(task.failureReason, task.failureCause),
    origin:
      task.originTaskId === null || task.originSeq === null ? null : { taskId: task.originTaskId, seq: task.originSeq },
    running: running === undefined ? null : { ...running, since: running.since.toISOString() },
    url: taskUrl(id, links),
  };
}

export function turnResponse(
  turn: TurnRecord,
  files: readonly FileRecord[],
  links: Links,
  { parts, steps }: { parts?: readonly RecordedPart[] | undefined; steps?: readonly ChargedStep[] | undefined } = {},
): Turn {
  const { id, taskId, seq, status, input, outputText, budget, triggeredBy, sources, structuredOutput } = turn;
  const { credits, durationMs, inputTokens, outputTokens } = turn;
  const ofTurn = files.filter((file) => file.seq === seq);
  return {
    id,
    taskId,
    seq,
    role: 'user',
    status,
    input,
    outputText,
    budget,
    triggeredBy,
    startedAt: turn.startedAt.toISOString(),
    completedAt: turn.completedAt?.toISOString() ?? null,
    credits,
    durationMs,
    inputTokens,
    outputTokens,
    structuredOutput,
    files: ofTurn.filter(({ origin }) => origin === 'output').map((file) => fileResponse(file, links)),
    attachments: ofTurn.filter(({ origin }) => origin === 'attachment').map((file) => fileResponse(file, links)),
    sources: sources.map((source) => ({ ...source, url: absoluteUrl(source.url, links) })),
    error: turn.errorMessage === null ? null : { message: turn.errorMessage },
    incompleteDetails: turn.incompleteReason === null ? null : { reason: turn.incompleteReason },
    ...(parts === undefined
      ? {}
      : { parts: parts.map(({ offset, at, part }) => ({ offset, at, part: markPart(part) })) }),
    ...(steps && { steps: steps.map(stepResponse) }),
  };
}

function stepResponse({ isEstimated, ...used }: ChargedStep): TurnStep {
  const { step, kind, name, startMs, durationMs, inputTokens, cachedInputTokens, outputTokens } = used;
  const tokens = { inputTokens, cachedInputTokens, outputTokens, estimated: isEstimated };
  return { step, kind, name, startMs, durationMs, ...tokens, bytesRead: used.bytesRead, credits: used.credits };
}

/** `history`: oldest first. */
export function workerResponse(worker: WorkerRecord, history: readonly RecordedTurn[], links: Links): Worker {
  const newest = history.at(-1);
  const last = newest?.turn;
  const answer = newest && turnResponse(newest.turn, newest.files, links);
  const running = last !== undefined && isRunning(last);
  const outputText = last?.outputText ?? '';
  return {
    id: worker.id,
    object: 'worker',
    created_at: Math.floor(worker.createdAt.getTime() / 1000),
    status: last === undefined ? 'pending' : running ? 'running' : 'completed',
    running,
    error: answer?.error ?? null,
    incomplete_details: answer?.incompleteDetails ?? null,
    messages: toMessages(history, links),
    output: last === undefined || outputText === '' ? [] : [outputMessage(last.id, outputText)],
    output_text: outputText,
    structured_output: last?.structuredOutput ?? null,
    files: answer?.files ?? [],
    sources: answer?.sources ?? [],
    metadata: last === undefined ? {} : { taskId: last.taskId, turnId: last.id, seq: last.seq },
    url: workerUrl(worker.id, links),
    ...(last === undefined ? {} : { usage: { credits: last.credits, durationMs: last.durationMs } }),
  };
}

function outputMessage(id: string, text: string): Worker['output'][number] {
  return { id, type: 'message', role: 'assistant', status: 'completed', content: [{ type: 'output_text', text }] };
}

export function workerTemplateResponse(worker: WorkerRecord | ListedWorker, links: Links): WorkerTemplate {
  const { id, organizationId, userId, title, summary, instructions, outputSchema, visibility, model, oneOff } = worker;
  const { allowedHosts } = worker;
  const lastTaskAt = 'lastTaskAt' in worker ? worker.lastTaskAt : null;
  return {
    id,
    organizationId,
    userId,
    title,
    summary: summary ?? '',
    instructions,
    outputSchema,
    visibility,
    model,
    allowedHosts,
    oneOff,
    ...(lastTaskAt && { lastTaskAt: lastTaskAt.toISOString() }),
    createdAt: worker.createdAt.toISOString(),
    updatedAt: worker.updatedAt.toISOString(),
    url: workerUrl(id, links),
  };
}

export function workerVersionResponse(
  { version, createdAt, userId, title, summary, instructions, outputSchema, visibility, model }: WorkerVersionRecord,
  usage: TurnCount,
): WorkerVersion {
  return {
    version,
    createdAt: createdAt.toISOString(),
    userId,
    title,
    summary: summary ?? '',
    instructions,
    outputSchema,
    visibility,
    model,
    usage: { ...usage },
  };
}

function fileResponse(file: FileRecord, links: Links): WorkFile {
  return { filename: file.name, mediaType: file.mediaType, url: absoluteUrl(fileUrl(file), links), size: file.size };
}
