import type { newId as makeId } from '#contract/ids.ts';
import type { CreateTask } from '#contract/request-bodies.ts';
import type { Clock } from './clock.ts';
import { unusedName } from './file-names.ts';
import type { FileStorage } from './file-storage.ts';
import { findOrCreateTask } from './find-or-create-task.ts';
import { newTurn, openingParts } from './new-turn.ts';
import { problems } from './problems.ts';
import type { FileRecord, Principal, TurnRecord, TurnRef, WorkerRecord } from './records.ts';
import { KEY_KEPT_MS, RETRY_KEPT_MS, requestHash, type UploadedFile } from './request-hash.ts';
import type { AnnouncedTurn, Runner } from './runner.ts';
import type { Store, TextIndex } from './store.ts';

export interface SendTaskDeps {
  store: Store;
  fileStorage: FileStorage;
  runner: Runner;
  clock: Clock;
  newId: typeof makeId;
}

export interface TaskRequest {
  body: CreateTask;
  files: readonly UploadedFile[];
  idempotencyKey: string | undefined;
  isRetry: boolean;
}

/** Creates and starts a turn, or joins the turn that the same request created before. */
export async function sendTask(deps: SendTaskDeps, principal: Principal, request: TaskRequest): Promise<TurnRef> {
  const { store, fileStorage, runner, clock } = deps;
  const hash = requestHash(request.body, request.files);
  const adopted: string[] = [];
  const undo = () => Promise.all(adopted.map((fileId) => fileStorage.remove(fileId)));
  let announced: AnnouncedTurn | undefined;
  try {
    const input = await store.indexText(request.body.input);
    const turn = await store.transaction(async (tx) => {
      // Matters only for clients that send no key.
      const joined = request.isRetry && request.idempotencyKey === undefined ? await findRetried(tx) : undefined;
      return joined ?? open(tx, input);
    });
    announced?.start();
    return turn;
  } catch (error) {
    // The commit failed, but the turn may be stored.
    if (announced === undefined) await undo();
    else void announced.check(undo);
    throw error;
  }

  function findRetried(tx: Store): Promise<TurnRef | undefined> {
    const endedAfter = new Date(clock.now() - RETRY_KEPT_MS);
    return tx.findRetried(principal.organizationId, { keyHash: principal.keyHash, requestHash: hash, endedAfter });
  }

  async function open(tx: Store, input: TextIndex): Promise<TurnRef> {
    const now = new Date(clock.now());
    const { organizationId } = principal;
    const claimed = await claim(tx, request.body.taskId ?? deps.newId('tsk', now.getTime()), now);
    if ('joined' in claimed) return claimed.joined;
    const { task, worker } = await findOrCreateTask(deps, tx, principal, request.body, claimed.taskId, now);
    const { creditsGranted, creditsSpent } = await tx.balance(organizationId);
    if (creditsGranted - creditsSpent - runner.spending(organizationId) <= 0) throw problems.outOfCredits();

    const turn = newTurn(deps.newId, principal, request.body, task, hash, now);
    await tx.insertTurn(turn);
    const title = turn.seq === 0 ? await tx.indexText(task.title) : undefined;
    await tx.insertTexts(turn, { input, ...(title && { title }) });
    await tx.updateTask(organizationId, task.id, {
      status: 'running',
      completedAt: null,
      failureReason: null,
      budget: turn.budget,
      turnCount: task.turnCount + 1,
    });
    const opening = openingParts(turn, worker);
    await tx.insertParts(turn, opening);
    await storeFiles(tx, turn, worker, now);
    announced = runner.announce({ task, turn, worker, opening });
    return turn;
  }

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

  async function storeFiles(tx: Store, turn: TurnRecord, worker: WorkerRecord, now: Date): Promise<void> {
    if (request.files.length === 0) return;
    const taken = new Set((await tx.listFiles(turn.organizationId, turn.taskId)).map(({ name }) => name));
    for (const upload of request.files) {
      const name = unusedName(upload.name, taken);
      const position = taken.size;
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
        position,
        createdAt: now,
      };
      adopted.push(file.id);
      await fileStorage.adopt(upload.path, file.id);
      await tx.insertFile(file);
    }
  }
}
