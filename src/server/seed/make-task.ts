import { newId } from '#contract/ids.ts';
import type { Budget, RecordedPart, Trigger } from '#contract/task.ts';
import { failureReasonOf } from '../domain/failure-reason.ts';
import { unusedName } from '../domain/file-names.ts';
import type { FileRecord, Principal, TaskRecord, TurnRecord, WorkerRecord } from '../domain/records.ts';
import { taskTitle } from '../domain/titles.ts';
import type { Arrival } from './calendar.ts';
import { makeAttachment, makeOutputFile, type SmallFile } from './make-files.ts';
import { makeTurn } from './make-turn.ts';
import type { Names } from './names.ts';
import type { Random } from './random.ts';
import { type Say, sayAbout } from './say.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const LAST_TURN_MS = 15 * MINUTE_MS;
/** Weights; 2.4 turns on average. */
const TURNS = { 1: 46, 2: 23, 3: 13, 4: 8, 5: 5, more: 6 };
const ARCHIVED = 0.07;

export interface SeedContext {
  random: Random;
  names: Names;
  /** Milliseconds. */
  until: number;
  principals: { ui: Principal; api: Principal };
}

export interface MadeFile {
  record: FileRecord;
  content: string;
}

export interface MadeTask {
  task: TaskRecord;
  turns: { turn: TurnRecord; parts: RecordedPart[] }[];
  files: MadeFile[];
}

export function makeTask(context: SeedContext, { at, profile, trigger }: Arrival, worker: WorkerRecord): MadeTask {
  const { random, until } = context;
  const say = sayAbout(random, context.names);
  const principal = trigger === 'ui' ? context.principals.ui : context.principals.api;
  const opening = drawOpening(random, say, profile.inputs, profile.sentences);
  let budget = random.choose(profile.budgets);
  let task = openTask(random, principal, worker, { at, trigger, budget, input: opening });
  const made: MadeTask = { task, turns: [], files: [] };
  const addFile = addFileTo(made, random);

  const turns = drawTurns(random);
  let startedAt = at;
  let before = 0;
  for (let seq = 0; seq < turns && startedAt < until - LAST_TURN_MS; seq += 1) {
    const input = seq === 0 ? opening : say(random.pick(profile.followUps));
    if (seq > 0 && random.happens(0.12)) budget = random.choose(profile.budgets);
    if (random.happens(seq === 0 ? profile.attaches : 0.03))
      addFile('attachment', makeAttachment(random, say), seq, startedAt);
    const bytes = made.files.reduce((sum, { record }) => sum + record.size, 0);
    const { turn, parts } = makeTurn({
      random,
      say,
      newId,
      profile,
      worker,
      task,
      principal,
      startedAt,
      input,
      budget,
      before,
      bytes,
      trigger: seq === 0 ? trigger : followUpTrigger(random, trigger),
      makeFile: () => addFile('output', makeOutputFile(random, say), seq, startedAt),
    });
    made.turns.push({ turn, parts });
    before += input.length + turn.outputText.length;
    task = withTurn(task, turn);
    startedAt += turn.durationMs + Math.round(random.spread(9 * MINUTE_MS, 2));
  }
  made.task = { ...task, hasFiles: made.files.length > 0, archivedAt: drawArchived(random, task, until) };
  return made;
}

function drawOpening(random: Random, say: Say, inputs: readonly string[], sentences: readonly string[]): string {
  const input = say(random.pick(inputs));
  if (!random.happens(0.3)) return input;
  const more = Array.from({ length: random.whole(1, 5) }, () => say(random.pick(sentences)));
  return `${input}\n\n${more.join(' ')}`;
}

function openTask(
  random: Random,
  { organizationId, userId }: Principal,
  worker: WorkerRecord,
  { at, trigger, budget, input }: { at: number; trigger: Trigger; budget: Budget; input: string },
): TaskRecord {
  return {
    id: newId('tsk', at, random.fill),
    organizationId,
    workerId: worker.id,
    createdByUserId: userId,
    triggeredBy: trigger,
    title: taskTitle(input),
    status: 'pending',
    budget,
    createdAt: new Date(at),
    completedAt: null,
    archivedAt: null,
    credits: 0,
    durationMs: 0,
    turnCount: 0,
    hasFiles: false,
    hasErrors: false,
    failureReason: null,
    failureCause: null,
    originTaskId: null,
    originSeq: null,
  };
}

function withTurn(task: TaskRecord, turn: TurnRecord): TaskRecord {
  return {
    ...task,
    status: turn.status,
    budget: turn.budget,
    completedAt: turn.completedAt,
    credits: task.credits + turn.credits,
    durationMs: task.durationMs + turn.durationMs,
    turnCount: task.turnCount + 1,
    hasErrors: task.hasErrors || turn.status === 'error',
    failureReason: failureReasonOf(turn),
  };
}

function drawTurns(random: Random): number {
  const turns = random.choose({ 1: TURNS[1], 2: TURNS[2], 3: TURNS[3], 4: TURNS[4], 5: TURNS[5], more: TURNS.more });
  return turns === 'more' ? random.whole(6, 12) : Number(turns);
}

function followUpTrigger(random: Random, trigger: Trigger): Trigger {
  if (trigger === 'schedule' || trigger === 'email') return random.happens(0.7) ? 'ui' : trigger;
  return random.happens(0.1) ? 'ui' : trigger;
}

function drawArchived(random: Random, { completedAt }: TaskRecord, until: number): Date | null {
  if (completedAt === null || !random.happens(ARCHIVED)) return null;
  const at = completedAt.getTime() + Math.round(random.spread(12 * DAY_MS, 0.8));
  return at < until ? new Date(at) : null;
}

function addFileTo({ task, files }: MadeTask, random: Random) {
  return (origin: FileRecord['origin'], file: SmallFile, seq: number, at: number): FileRecord => {
    const record: FileRecord = {
      id: newId('fil', at, random.fill),
      organizationId: task.organizationId,
      taskId: task.id,
      seq,
      workerId: task.workerId,
      name: unusedName(file.name, new Set(files.map(({ record: { name } }) => name))),
      mediaType: file.mediaType,
      size: Buffer.byteLength(file.content),
      origin,
      position: files.length,
      createdAt: new Date(at),
    };
    files.push({ record, content: file.content });
    return record;
  };
}
