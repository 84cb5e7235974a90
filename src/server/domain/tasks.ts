import type { Approval, ApprovalDecision } from '#contract/approval.ts';
import { readPart } from '#contract/task-event.ts';
import { isRunning, type RecordedPart, type TaskWithTurns, type Turn, type TurnList } from '#contract/task.ts';
import { taskResponse, turnResponse } from './responses.ts';
import type { Clock } from './clock.ts';
import type { Links } from './links.ts';
import { problems } from './problems.ts';
import type { Principal, TaskRecord, TurnRecord } from './records.ts';
import { readTurnContent } from './turn-content.ts';
import type { Runner } from './runner.ts';
import type { Store } from './store.ts';

interface TaskDeps {
  store: Store;
  runner: Runner;
  clock: Clock;
}

/** Throws 404. */
export async function findTask(store: Store, { organizationId }: Principal, taskId: string): Promise<TaskRecord> {
  const task = await store.findTask(organizationId, taskId);
  if (task === undefined) throw problems.noTask(taskId);
  return task;
}

export async function retrieveTask(
  deps: TaskDeps,
  who: Principal,
  taskId: string,
  links: Links,
): Promise<TaskWithTurns> {
  // Turns first, so that the task is not older than they are.
  const turns = await listTurns(deps, who, taskId, { parts: false, steps: false }, links);
  const task = await findTask(deps.store, who, taskId);
  const running = deps.runner.running(who.organizationId, taskId);
  return { task: taskResponse(task, running, links), turns: turns.items };
}

export interface TurnRange {
  from?: number;
  to?: number;
  parts: boolean;
  steps: boolean;
}

export async function listTurns(
  { store }: TaskDeps,
  who: Principal,
  taskId: string,
  { parts, steps, ...range }: TurnRange,
  links: Links,
): Promise<TurnList> {
  await findTask(store, who, taskId);
  const { organizationId } = who;
  const [turns, files] = await Promise.all([
    store.listTurns(organizationId, taskId, range),
    store.listFiles(organizationId, taskId),
  ]);
  const ended = steps ? await store.listSteps(organizationId, taskId, range) : undefined;
  const recorded = parts ? await readPartsBySeq(store, organizationId, taskId, range) : undefined;
  const withContent = await Promise.all(
    turns.map((turn) => (isRunning(turn) ? withRecordedContent(store, turn, recorded) : turn)),
  );
  const items = withContent.map((turn): Turn =>
    turnResponse(turn, files, links, {
      parts: recorded && (recorded.get(turn.seq) ?? []),
      steps: ended?.filter(({ seq }) => seq === turn.seq),
    }),
  );
  return { items, taskId };
}

async function withRecordedContent(
  store: Store,
  turn: TurnRecord,
  recorded: ReadonlyMap<number, RecordedPart[]> | undefined,
): Promise<TurnRecord> {
  const { organizationId, taskId, seq } = turn;
  const known = recorded ?? (await readPartsBySeq(store, organizationId, taskId, { from: seq, to: seq }));
  const { outputText, sources, usage } = readTurnContent(known.get(seq) ?? []);
  if (usage === undefined) return { ...turn, outputText, sources };
  const { credits, durationMs, inputTokens, outputTokens, toolCalls } = usage;
  return { ...turn, outputText, sources, credits, durationMs, inputTokens, outputTokens, toolCalls };
}

/** Inclusive. */
export async function readPartsBySeq(
  store: Store,
  organizationId: string,
  taskId: string,
  { from = 0, to }: { from?: number; to?: number },
): Promise<Map<number, RecordedPart[]>> {
  const parts = await store.readParts(
    organizationId,
    taskId,
    { seq: from, offset: 0 },
    to === undefined ? {} : { throughSeq: to },
  );
  const bySeq = new Map<number, RecordedPart[]>();
  for (const { seq, ...part } of parts) {
    const list = bySeq.get(seq);
    if (list === undefined) bySeq.set(seq, [part]);
    else list.push(part);
  }
  return bySeq;
}

export async function archiveTask({ store, clock }: TaskDeps, who: Principal, taskId: string): Promise<void> {
  await store.transaction(async (tx) => {
    const task = await lockOwnTask(tx, who, taskId, 'archive a task of this worker');
    if (task.archivedAt !== null) return;
    if (isRunning(task)) throw problems.archiveRunning(taskId);
    await tx.updateTask(who.organizationId, taskId, { archivedAt: new Date(clock.now()) });
  });
}

export async function restoreTask({ store }: TaskDeps, who: Principal, taskId: string): Promise<void> {
  await store.transaction(async (tx) => {
    const task = await lockOwnTask(tx, who, taskId, 'restore a task of this worker');
    if (task.archivedAt !== null) await tx.updateTask(who.organizationId, taskId, { archivedAt: null });
  });
}

/** Throws 404, or 403 unless the caller created the worker. */
async function lockOwnTask(
  tx: Store,
  who: Principal,
  taskId: string,
  verb: Parameters<typeof problems.notCreator>[0],
): Promise<TaskRecord> {
  const task = await tx.findTask(who.organizationId, taskId, { lock: true });
  if (task === undefined) throw problems.noTask(taskId);
  const worker = await tx.findWorker(who.organizationId, task.workerId);
  if (worker?.userId !== who.userId) throw problems.notCreator(verb);
  return task;
}

/** The first answer counts; further ones return what it was. 'always' is for the creator of the worker. */
export async function answerApproval(
  { store, runner }: TaskDeps,
  who: Principal,
  taskId: string,
  approvalId: string,
  decision: ApprovalDecision,
): Promise<Approval> {
  const { organizationId, userId } = who;
  const task = await findTask(store, who, taskId);
  if (decision === 'always') {
    const worker = await store.findWorker(organizationId, task.workerId);
    if (worker?.userId !== userId) throw problems.notCreator('change this worker');
  }
  const answered = await runner.answerApproval(organizationId, taskId, approvalId, decision);
  if (answered !== undefined) return answered;
  const recorded = await readPartsBySeq(store, organizationId, taskId, {});
  const asked = [...recorded.values()].flat().map(({ part }) => readPart(part));
  const last = asked.findLast((part) => part.type === 'data-approval' && part.id === approvalId);
  if (last?.type !== 'data-approval') throw problems.noApproval(approvalId);
  if (last.data.state === 'waiting') throw problems.approvalEnded(approvalId);
  return last.data;
}

export async function abortTask({ store, runner }: TaskDeps, who: Principal, taskId: string): Promise<void> {
  await findTask(store, who, taskId);
  if (!(await runner.abort(who.organizationId, taskId))) throw problems.notRunning(taskId);
}
