import type { newId as makeId } from '#contract/ids.ts';
import { MAX_INSTRUCTIONS_CHARS } from '#contract/limits.ts';
import type { KnownPart } from '#contract/task-event.ts';
import { type CreateTask, DEFAULT_BUDGET, type RecordedPart } from '#contract/task.ts';
import type { Clock } from './clock.ts';
import { freeName } from './file-names.ts';
import type { FileShelf } from './file-shelf.ts';
import { problems } from './problems.ts';
import type { FileRecord, Principal, TaskRecord, TurnRecord, TurnRef, WorkerRecord } from './records.ts';
import { KEY_KEPT_MS, RETRY_KEPT_MS, requestHash, type UploadedFile } from './request-hash.ts';
import type { OpenedTurn, Runner } from './runner.ts';
import type { Store } from './store.ts';
import { cutText, taskTitle, workerTitle } from './titles.ts';

export interface SendTaskDeps {
  store: Store;
  shelf: FileShelf;
  runner: Runner;
  clock: Clock;
  newId: typeof makeId;
}

export interface TaskRequest {
  body: CreateTask;
  files: readonly UploadedFile[];
  idempotencyKey: string | undefined;
  /** The client says that it has sent this before. */
  isRetry: boolean;
}

/**
 * `POST /api/tasks`: opens a turn and starts it, or joins the turn that the same request opened before.
 * Answers where the turn is. Throws `ApiProblem` 402, 403, 404, 409, 422; nothing has changed then.
 */
export async function sendTask(deps: SendTaskDeps, principal: Principal, request: TaskRequest): Promise<TurnRef> {
  const { store, shelf, runner, clock } = deps;
  const hash = requestHash(request.body, request.files);
  const adopted: string[] = [];
  try {
    const result = await store.transaction(async (tx) => {
      const joined = request.isRetry ? await findRetried(tx) : undefined;
      return joined ?? open(tx);
    });
    if ('opening' in result) runner.start(result);
    return 'opening' in result ? result.turn : result;
  } catch (error) {
    await Promise.all(adopted.map((fileId) => shelf.remove(fileId)));
    throw error;
  }

  function findRetried(tx: Store): Promise<TurnRef | undefined> {
    const endedAfter = new Date(clock.now() - RETRY_KEPT_MS);
    return tx.findRetried(principal.organizationId, { keyHash: principal.keyHash, requestHash: hash, endedAfter });
  }

  async function open(tx: Store): Promise<OpenedTurn | TurnRef> {
    const now = new Date(clock.now());
    const { organizationId } = principal;
    const claimed = await claim(tx, request.body.taskId ?? deps.newId('tsk', now.getTime()), now);
    if ('joined' in claimed) return claimed.joined;
    const { task, worker } = await findOrMakeTask(deps, tx, principal, request.body, claimed.taskId, now);
    const { creditsGranted, creditsSpent } = await tx.balance(organizationId);
    if (creditsGranted - creditsSpent - runner.spending(organizationId) <= 0) throw problems.outOfCredits();

    const turn = newTurn(deps, principal, request.body, task, hash, now);
    await tx.insertTurn(turn);
    await tx.updateTask(organizationId, task.id, {
      status: 'running',
      completedAt: null,
      budget: turn.budget,
      turnCount: task.turnCount + 1,
    });
    const opening = openingParts(turn, worker);
    await tx.insertParts(turn, opening);
    await takeFiles(tx, turn, worker, now);
    return { task, turn, worker, opening };
  }

  /** Keeps the idempotency key; where it is kept already, answers the turn it stands for. */
  async function claim(tx: Store, taskId: string, now: Date): Promise<{ taskId: string } | { joined: TurnRef }> {
    const key = request.idempotencyKey;
    if (key === undefined) return { taskId };
    const { organizationId } = principal;
    const known = await tx.findTask(organizationId, taskId, { lock: true });
    const before = await tx.claimKey({
      organizationId,
      key,
      requestHash: hash,
      taskId,
      seq: known?.turnCount ?? 0,
      createdAt: now,
      forgetBefore: new Date(now.getTime() - KEY_KEPT_MS),
    });
    if (before === undefined) return { taskId };
    if (before.requestHash !== hash) throw problems.keyReused();
    return { joined: before };
  }

  async function takeFiles(tx: Store, turn: TurnRecord, worker: WorkerRecord, now: Date): Promise<void> {
    if (request.files.length === 0) return;
    const taken = new Set((await tx.listFiles(turn.organizationId, turn.taskId)).map(({ name }) => name));
    for (const upload of request.files) {
      const name = freeName(upload.name, taken);
      taken.add(name);
      const file: FileRecord = {
        id: deps.newId('fil', now.getTime()),
        organizationId: turn.organizationId,
        taskId: turn.taskId,
        seq: turn.seq,
        workerId: worker.id,
        name,
        mediaType: upload.mediaType,
        size: upload.size,
        origin: 'attachment',
        createdAt: now,
      };
      adopted.push(file.id);
      await shelf.adopt(upload.path, file.id);
      await tx.insertFile(file);
    }
  }
}

type Found = { task: TaskRecord; worker: WorkerRecord };

async function findOrMakeTask(
  deps: SendTaskDeps,
  tx: Store,
  principal: Principal,
  body: CreateTask,
  taskId: string,
  now: Date,
): Promise<Found> {
  const { organizationId } = principal;
  const known = await tx.findTask(organizationId, taskId, { lock: true });
  if (known !== undefined) return continueTask(tx, known, body.workerId);

  const worker = await findOrMakeWorker(deps, tx, principal, body, now);
  const task: TaskRecord = {
    id: taskId,
    organizationId,
    workerId: worker.id,
    createdByUserId: principal.userId,
    triggeredBy: principal.channel,
    title: taskTitle(body.input),
    status: 'pending',
    budget: body.budget ?? DEFAULT_BUDGET,
    createdAt: now,
    completedAt: null,
    archivedAt: null,
    credits: 0,
    durationMs: 0,
    turnCount: 0,
  };
  if (await tx.insertTask(task)) return { task, worker };
  // Another request made it since we looked; what this one prepared goes away with the transaction.
  throw problems.turnRunning(taskId);
}

async function continueTask(tx: Store, task: TaskRecord, workerId: string | undefined): Promise<Found> {
  if (workerId !== undefined && workerId !== task.workerId) throw problems.otherWorker(task.id, task.workerId);
  if (task.archivedAt !== null) throw problems.archived(task.id);
  if (task.status === 'running' || task.status === 'pending') throw problems.turnRunning(task.id);
  const worker = await tx.findWorker(task.organizationId, task.workerId);
  if (worker === undefined || worker.deletedAt !== null) throw problems.workerDeleted(task.id);
  return { task, worker };
}

async function findOrMakeWorker(
  deps: SendTaskDeps,
  tx: Store,
  { organizationId, userId }: Principal,
  { workerId, input }: CreateTask,
  now: Date,
): Promise<WorkerRecord> {
  if (workerId !== undefined) {
    const worker = await tx.findWorker(organizationId, workerId);
    if (worker === undefined || worker.deletedAt !== null) throw problems.noWorker(workerId);
    return worker;
  }
  const worker: WorkerRecord = {
    id: deps.newId('wrk', now.getTime()),
    organizationId,
    userId,
    title: workerTitle(input),
    summary: null,
    instructions: cutText(input, MAX_INSTRUCTIONS_CHARS),
    outputSchema: null,
    visibility: 'public',
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
  await tx.insertWorker(worker);
  return worker;
}

function newTurn(
  { newId }: SendTaskDeps,
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
    sources: [],
    requestHash: hash,
    keyHash,
  };
}

/** A turn's first parts: which turn this is, and the standard's `start`. */
function openingParts({ id, taskId, seq, input, budget, startedAt }: TurnRecord, worker: WorkerRecord): RecordedPart[] {
  const parts: KnownPart[] = [
    {
      type: 'data-turn',
      data: { taskId, turnId: id, seq, workerId: worker.id, input, budget, startedAt: startedAt.toISOString() },
    },
    { type: 'start', messageId: id },
  ];
  return parts.map((part, offset) => ({ offset, at: 0, part }));
}
