import type { newId as makeId } from '#contract/ids.ts';
import { MAX_INSTRUCTIONS_CHARS } from '#contract/limits.ts';
import type { CreateWorker, UpdateWorker } from '#contract/request-bodies.ts';
import type { Worker } from '#contract/worker.ts';
import { workerResponse } from './responses.ts';
import type { Clock } from './clock.ts';
import type { Links } from './links.ts';
import type { RecordedTurn } from './messages.ts';
import { problems } from './problems.ts';
import type { FileRecord, Principal, TaskRecord, TurnRef, WorkerRecord } from './records.ts';
import type { Store } from './store.ts';
import { readPartsBySeq } from './tasks.ts';
import { cutText, workerTitle } from './titles.ts';

const MAX_MESSAGE_TURNS = 20;

interface WorkerDeps {
  store: Store;
  clock: Clock;
  newId: typeof makeId;
}

/** Throws 404. */
export async function findWorker(store: Store, { organizationId }: Principal, workerId: string): Promise<WorkerRecord> {
  const worker = await store.findWorker(organizationId, workerId);
  if (worker === undefined || worker.deletedAt !== null) throw problems.noWorker(workerId);
  return worker;
}

export async function createWorker(deps: WorkerDeps, who: Principal, fields: CreateWorker): Promise<WorkerRecord> {
  const worker = newWorker(deps, who, fields, new Date(deps.clock.now()));
  await deps.store.insertWorker(worker);
  return worker;
}

/** Without instructions, the prompt serves as such. */
export function newWorker(
  { newId }: Pick<WorkerDeps, 'newId'>,
  who: Pick<Principal, 'organizationId' | 'userId'>,
  fields: CreateWorker,
  now: Date,
): WorkerRecord {
  const instructions = cutText(fields.instructions ?? fields.prompt ?? '', MAX_INSTRUCTIONS_CHARS);
  return {
    id: newId('wrk', now.getTime()),
    organizationId: who.organizationId,
    userId: who.userId,
    title: fields.title ?? workerTitle(instructions),
    summary: fields.summary ?? null,
    instructions,
    outputSchema: fields.outputSchema ?? null,
    visibility: fields.visibility ?? 'public',
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
}

export async function updateWorker(
  { store, clock }: WorkerDeps,
  who: Principal,
  workerId: string,
  fields: UpdateWorker,
): Promise<WorkerRecord> {
  const worker = await findWorker(store, who, workerId);
  if (worker.userId !== who.userId) throw problems.notCreator('change this worker');
  const { prompt, ...named } = fields;
  const change: Partial<WorkerRecord> = Object.fromEntries(
    Object.entries({ instructions: prompt, ...named }).filter(([, value]) => value !== undefined),
  );
  const changed = { ...worker, ...change, updatedAt: new Date(clock.now()) };
  await store.updateWorker(who.organizationId, workerId, { ...change, updatedAt: changed.updatedAt });
  return changed;
}

export async function deleteWorker({ store, clock }: WorkerDeps, who: Principal, workerId: string): Promise<void> {
  const worker = await findWorker(store, who, workerId);
  if (worker.userId !== who.userId) throw problems.notCreator('delete this worker');
  await store.updateWorker(who.organizationId, workerId, { deletedAt: new Date(clock.now()) });
}

/** Defaults to the newest task. */
export async function taskOfWorker(
  store: Store,
  { organizationId }: Principal,
  workerId: string,
  taskId: string | undefined,
): Promise<TaskRecord | undefined> {
  if (taskId === undefined) return store.newestTask(organizationId, workerId);
  const task = await store.findTask(organizationId, taskId);
  if (task?.workerId !== workerId) throw problems.noTaskOfWorker(taskId, workerId);
  return task;
}

export async function workerState(
  store: Store,
  worker: WorkerRecord,
  turn: TurnRef | undefined,
  links: Links,
): Promise<Worker> {
  if (turn === undefined) return workerResponse(worker, [], links);
  const { organizationId, taskId, seq } = turn;
  const range = { from: Math.max(0, seq - MAX_MESSAGE_TURNS + 1), to: seq };
  const [turns, parts, files] = await Promise.all([
    store.listTurns(organizationId, taskId, range),
    readPartsBySeq(store, organizationId, taskId, range),
    store.listFiles(organizationId, taskId),
  ]);
  const history = turns.map((one): RecordedTurn => ({ turn: one, parts: parts.get(one.seq) ?? [], files }));
  return workerResponse(worker, history, links);
}

/** Works for deleted workers, whose tasks remain. */
export async function findFile(
  store: Store,
  { organizationId }: Principal,
  place: { workerId: string; taskId: string; seq: number; name: string },
): Promise<FileRecord> {
  const files = await store.listFiles(organizationId, place.taskId);
  const file = files.find(
    ({ workerId, seq, name }) => workerId === place.workerId && seq === place.seq && name === place.name,
  );
  if (file === undefined) throw problems.noFile(place.name);
  return file;
}
