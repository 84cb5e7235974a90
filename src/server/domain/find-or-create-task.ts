import type { newId as makeId } from '#contract/ids.ts';
import { type CreateTask, workerFieldsOf } from '#contract/request-bodies.ts';
import { DEFAULT_BUDGET, isRunning } from '#contract/task.ts';
import { problems } from './problems.ts';
import type { Principal, TaskRecord, WorkerRecord } from './records.ts';
import type { Store } from './store.ts';
import { taskTitle } from './titles.ts';
import { newWorker } from './workers.ts';

type Found = { task: TaskRecord; worker: WorkerRecord };

/**
 * Throws `ApiProblem`: 403 for another worker's task, 404 for an unknown worker, 409 if the task takes no turn now, 422
 * for fields of a new worker or task with an existing one.
 */
export async function findOrCreateTask(
  deps: { newId: typeof makeId },
  tx: Store,
  principal: Principal,
  body: CreateTask,
  taskId: string,
  now: Date,
): Promise<Found> {
  const { organizationId } = principal;
  const known = await tx.findTask(organizationId, taskId, { lock: true });
  if (known !== undefined) return continueTask(tx, known, body);

  const worker = await findOrCreateWorker(deps, tx, principal, body, now);
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
    hasFiles: false,
    hasErrors: false,
    failureReason: null,
    failureCause: null,
    originTaskId: body.origin?.taskId ?? null,
    originSeq: body.origin?.seq ?? null,
  };
  if (await tx.insertTask(task)) return { task, worker };
  // A concurrent request created it.
  throw problems.turnRunning(taskId);
}

async function continueTask(tx: Store, task: TaskRecord, body: CreateTask): Promise<Found> {
  const { workerId } = body;
  if (workerId !== undefined && workerId !== task.workerId) throw problems.otherWorker(task.id, task.workerId);
  if (task.archivedAt !== null) throw problems.archived(task.id);
  if (isRunning(task)) throw problems.turnRunning(task.id);
  const worker = await tx.findWorker(task.organizationId, task.workerId);
  if (worker === undefined || worker.deletedAt !== null) throw problems.workerDeleted(task.id);
  refuseWorkerFields(body);
  if (body.origin !== undefined) throw problems.originOfExisting(task.id);
  return { task, worker };
}

async function findOrCreateWorker(
  deps: { newId: typeof makeId },
  tx: Store,
  principal: Principal,
  body: CreateTask,
  now: Date,
): Promise<WorkerRecord> {
  const { workerId, input } = body;
  if (workerId !== undefined) {
    const worker = await tx.findWorker(principal.organizationId, workerId);
    if (worker === undefined || worker.deletedAt !== null) throw problems.noWorker(workerId);
    refuseWorkerFields(body);
    return worker;
  }
  const fields = workerFieldsOf(body);
  const worker: WorkerRecord = {
    ...newWorker(deps, principal, { instructions: fields.prompt ?? input, ...fields }, now),
    oneOff: Object.keys(fields).length === 0,
  };
  await tx.insertWorker(worker);
  return worker;
}

function refuseWorkerFields(body: CreateTask): void {
  const names = Object.keys(workerFieldsOf(body));
  if (names.length > 0) throw problems.workerFields(names);
}
