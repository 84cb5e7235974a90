import type { newId as makeId } from '#contract/ids.ts';
import { MAX_INSTRUCTIONS_CHARS } from '#contract/limits.ts';
import type { CreateTask } from '#contract/fields.ts';
import { DEFAULT_BUDGET, isRunning } from '#contract/task.ts';
import { problems } from './problems.ts';
import type { Principal, TaskRecord, WorkerRecord } from './records.ts';
import type { Store } from './store.ts';
import { cutText, taskTitle, workerTitle } from './titles.ts';

type Found = { task: TaskRecord; worker: WorkerRecord };

/**
 * The task that a request names, or a new one; a worker with it. Throws `ApiProblem`: 403 for another worker's task, 404 for
 * an unknown worker, 409 where the task takes no turn now.
 */
export async function findOrMakeTask(
  deps: { newId: typeof makeId },
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
    hasFiles: false,
    hasErrors: false,
  };
  if (await tx.insertTask(task)) return { task, worker };
  // Another request made it since we looked; what this one prepared goes away with the transaction.
  throw problems.turnRunning(taskId);
}

async function continueTask(tx: Store, task: TaskRecord, workerId: string | undefined): Promise<Found> {
  if (workerId !== undefined && workerId !== task.workerId) throw problems.otherWorker(task.id, task.workerId);
  if (task.archivedAt !== null) throw problems.archived(task.id);
  if (isRunning(task)) throw problems.turnRunning(task.id);
  const worker = await tx.findWorker(task.organizationId, task.workerId);
  if (worker === undefined || worker.deletedAt !== null) throw problems.workerDeleted(task.id);
  return { task, worker };
}

async function findOrMakeWorker(
  deps: { newId: typeof makeId },
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
