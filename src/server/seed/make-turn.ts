import type { newId as makeId } from '#contract/ids.ts';
import type { Budget, RecordedPart, Source, Trigger } from '#contract/task.ts';
import { CAPS } from '../domain/budgets.ts';
import { creditsFor } from '../domain/credits.ts';
import { newTurn } from '../domain/new-turn.ts';
import type { FileRecord, Principal, TaskRecord, TurnRecord, WorkerRecord } from '../domain/records.ts';
import { requestHash } from '../domain/request-hash.ts';
import { type Ending, lastParts, statusOf } from '../runner/end-turn.ts';
import { FAILURES } from './failures.ts';
import type { Profile } from './worker-profile.ts';
import type { Random } from './random.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import type { Say } from './say.ts';

const MAX_CALLS = 60;
const ABORTED: Readonly<Record<Trigger, number>> = { ui: 0.035, api: 0.008, email: 0.002, schedule: 0.001 };

export interface TurnPlan {
  random: Random;
  say: Say;
  newId: typeof makeId;
  profile: Profile;
  worker: WorkerRecord;
  task: TaskRecord;
  principal: Principal;
  startedAt: number;
  input: string;
  budget: Budget;
  trigger: Trigger;
  before: number;
  bytes: number;
  makeFile(): FileRecord;
}

export interface MadeTurn {
  turn: TurnRecord;
  parts: RecordedPart[];
}

export function makeTurn(plan: TurnPlan): MadeTurn {
  const { random, say, profile, worker, task, budget, input } = plan;
  const hash = requestHash({ input, budget, taskId: task.id, workerId: worker.id }, []);
  const now = new Date(plan.startedAt);
  const newId: typeof makeId = (prefix, ms) => plan.newId(prefix, ms, random.fill);
  const opened = { ...newTurn(newId, plan.principal, { input, budget }, task, hash, now), triggeredBy: plan.trigger };
  const recorder = createRecorder(opened, worker, worker.instructions.length + plan.before + input.length);

  recorder.pass(random.spread(600));
  const wanted = random.happens(0.85) ? Math.round(random.spread(profile.calls + 0.4, 0.7)) : 0;
  const calls = Math.min(wanted, CAPS[budget].toolCalls, MAX_CALLS);
  const ending = drawEnding(plan, wanted > CAPS[budget].toolCalls);
  callTools(plan, recorder, calls, ending);
  const text = drawText(plan, ending);
  const sources = citeSources(plan, recorder, text);
  recorder.write(text, () => random.spread(450));
  const answers = ending.kind === 'completed' || ending.kind === 'capped';
  if (answers && random.happens(profile.makes)) recorder.showFile(plan.makeFile());
  recorder.recordUsage();
  for (const part of lastParts(ending)) recorder.record(part);

  const structuredOutput = answers && profile.output !== undefined ? profile.output.make(random, say) : null;
  return {
    parts: recorder.parts,
    turn: {
      ...opened,
      ...recorder.consumption(),
      ...statusOf(ending),
      outputText: text,
      sources,
      structuredOutput,
      outputValid: worker.outputSchema === null ? null : structuredOutput !== null,
      credits: creditsFor(recorder.consumption()),
      durationMs: recorder.at,
      completedAt: new Date(plan.startedAt + recorder.at),
    },
  };
}

function drawEnding({ random, profile, trigger }: TurnPlan, isCapped: boolean): Ending {
  if (random.happens(profile.fails)) return { kind: 'failed', message: random.pickUnevenly(FAILURES) };
  if (random.happens(ABORTED[trigger])) return { kind: 'aborted' };
  return isCapped ? { kind: 'capped', reason: 'tool_call_limit' } : { kind: 'completed' };
}

function callTools({ random, say, profile, bytes }: TurnPlan, recorder: Recorder, calls: number, ending: Ending): void {
  for (let call = 1; call <= calls; call += 1) {
    const tool = random.pick(profile.tools);
    const input = { about: say('{metric} by {dimension}, {place}'), table: say('{table}.csv') };
    const breaks = ending.kind === 'failed' && call === calls && random.happens(0.5);
    const output = { rows: random.whole(0, 400), first: say('{company}, {place}: {amount}') };
    recorder.callTool(
      tool,
      input,
      random.spread(900, 1),
      breaks ? { errorText: `The tool ${tool} failed.` } : { output },
    );
  }
  if (calls > 0) recorder.readFiles(bytes);
}

function drawText({ random, say, profile }: TurnPlan, ending: Ending): string {
  if (ending.kind === 'failed' && random.happens(0.6)) return '';
  const isCut = ending.kind === 'failed' || ending.kind === 'aborted';
  const sentences = Array.from({ length: isCut ? 1 : random.whole(2, 7) }, () => say(random.pick(profile.sentences)));
  return sentences.reduce((text, sentence) => text + gapBefore(sentence) + sentence);
}

function gapBefore(sentence: string): string {
  return /^(#|- |\||\*\*)/.test(sentence) ? '\n\n' : ' ';
}

function citeSources({ say }: TurnPlan, recorder: Recorder, text: string): Source[] {
  return [...new Set(text.match(/\[\d\]/g))].map((cited): Source => {
    const [host, page] = [say('{company}'), say('{metric}')].map((name) =>
      name.toLowerCase().replaceAll(/[^a-z]+/g, '-'),
    );
    const source = {
      id: cited.slice(1, -1),
      title: say('{company}: {metric} in {month}'),
      type: 'url',
      url: `https://${host}.example/${page}`,
    };
    recorder.record({ type: 'source-url', sourceId: source.id, url: source.url, title: source.title });
    return source;
  });
}
