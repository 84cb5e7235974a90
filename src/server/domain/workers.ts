import type { newId as makeId } from '#contract/ids.ts';
import { MAX_HOSTS, MAX_INSTRUCTIONS_CHARS } from '#contract/limits.ts';
import type { CreateWorker, UpdateWorker } from '#contract/request-bodies.ts';
import type { Worker } from '#contract/worker.ts';
import { workerResponse } from './responses.ts';
import type { Clock } from './clock.ts';
import type { Links } from './links.ts';
import type { RecordedTurn } from './messages.ts';
import { problems } from './problems.ts';
import type { FileRecord, Principal, TaskRecord, TurnRef, WorkerRecord, WorkerVersionRecord } from './records.ts';
import type { Store, TurnCount } from './store.ts';
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
    model: fields.model ?? null,
    allowedHosts: [],
    oneOff: false,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
}

/** A one-off worker that is changed becomes permanent. */
export async function updateWorker(
  { store, clock }: WorkerDeps,
  who: Principal,
  workerId: string,
  fields: UpdateWorker,
): Promise<WorkerRecord> {
  const { organizationId, userId } = who;
  const { prompt, ...named } = fields;
  const change: Partial<WorkerRecord> = Object.fromEntries(
    Object.entries({ instructions: prompt, ...named }).filter(([, value]) => value !== undefined),
  );
  if (Object.keys(change).length > 0) change.oneOff = false;
  return store.transaction(async (tx) => {
    const worker = await tx.findWorker(organizationId, workerId, { lock: true });
    if (worker === undefined || worker.deletedAt !== null) throw problems.noWorker(workerId);
    if (worker.userId !== userId) throw problems.notCreator('change this worker');
    const changed = { ...worker, ...change, updatedAt: new Date(clock.now()) };
    await tx.updateWorker(organizationId, workerId, { ...change, updatedAt: changed.updatedAt });
    if (!isSameVersion(worker, changed)) {
      const [newest] = await tx.listWorkerVersions(organizationId, workerId, { limit: 1 });
      const before = newest ?? firstVersion(worker);
      const version = { ...versionOf(changed, before.version + 1), userId, createdAt: changed.updatedAt };
      await tx.insertWorkerVersions(newest === undefined ? [before, version] : [version]);
    }
    return changed;
  });
}

/** Does nothing if the worker has as many as it may have: it is asked for again. */
export async function allowHost(
  store: Store,
  { organizationId, id }: Pick<WorkerRecord, 'organizationId' | 'id'>,
  host: string,
): Promise<void> {
  await store.transaction(async (tx) => {
    const worker = await tx.findWorker(organizationId, id, { lock: true });
    if (worker === undefined || worker.allowedHosts.includes(host) || worker.allowedHosts.length >= MAX_HOSTS) return;
    await tx.updateWorker(organizationId, id, { allowedHosts: [...worker.allowedHosts, host] });
  });
}

const VERSIONED = ['title', 'summary', 'instructions', 'outputSchema', 'visibility', 'model'] as const;

function isSameVersion(worker: WorkerRecord, changed: WorkerRecord): boolean {
  return VERSIONED.every((field) => JSON.stringify(worker[field]) === JSON.stringify(changed[field]));
}

function versionOf(worker: WorkerRecord, version: number): Omit<WorkerVersionRecord, 'userId' | 'createdAt'> {
  const { organizationId, id: workerId, title, summary, instructions, outputSchema, visibility, model } = worker;
  return { organizationId, workerId, version, title, summary, instructions, outputSchema, visibility, model };
}

/** Of a worker without stored versions. Its state is known since it was last saved. */
function firstVersion(worker: WorkerRecord): WorkerVersionRecord {
  return { ...versionOf(worker, 1), userId: worker.userId, createdAt: worker.updatedAt };
}

const VERSIONS_PER_PAGE = 50;

/** Newest first, with what their turns cost. Throws 404. */
export async function listWorkerVersions(
  store: Store,
  who: Principal,
  workerId: string,
  before: number | undefined,
): Promise<{ items: { version: WorkerVersionRecord; usage: TurnCount }[]; more: boolean }> {
  const { organizationId } = who;
  const worker = await findWorker(store, who, workerId);
  // One more tells whether there are older ones.
  const range = { before, limit: VERSIONS_PER_PAGE + 1 };
  const stored = await store.listWorkerVersions(organizationId, workerId, range);
  const versions = stored.length === 0 && before === undefined ? [firstVersion(worker)] : stored;
  const shown = versions.slice(0, VERSIONS_PER_PAGE);
  // Its start is the end of the newest shown.
  const next =
    before === undefined
      ? []
      : await store.listWorkerVersions(organizationId, workerId, { before: before + 1, limit: 1 });
  const starts = [...next, ...shown].map(({ createdAt }) => createdAt).toReversed();
  const counts = await store.countTurnsByStart(organizationId, workerId, starts);
  return {
    items: shown.map((version, at) => ({ version, usage: counts[shown.length - 1 - at] ?? NO_TURNS })),
    more: versions.length > shown.length,
  };
}

const NO_TURNS: TurnCount = { turns: 0, failedTurns: 0, credits: 0, outputs: { turns: 0, credits: 0, valid: 0 } };

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
