import { ApiProblem } from '#contract/api-problem.ts';
import type { Outgoing } from '#app/sending/outgoing.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';

/**
 * What happens to a posted turn: accepted, accepted without a response, no response, or failed (with `take`, after it
 * was accepted).
 */
export type Fate = 'take' | 'take, and be silent' | 'hang' | ApiProblem | { take: ApiProblem };

type Deps = { honoursKey: boolean; now: () => number; stored: (sendId: string) => Outgoing | undefined };

/** Each posted turn takes the next of `fates`. */
export function createScriptedApi({ honoursKey, now, stored }: Deps) {
  const records = new Map<string, TaskAndTurns>();
  const fates: Fate[] = [];
  const posts: { sendId: string; input: string; at: number; stored: Outgoing | undefined }[] = [];
  const keys = new Set<string>();
  const taken: string[] = [];
  const reads: { at: number }[] = [];
  let readFate: ApiProblem | undefined;

  function addTurn(taskId: string, input: string, status = 'running'): void {
    const before = records.get(taskId)?.turns ?? [];
    const seq = before.length;
    const turns = [...before, { id: `n${seq}`, seq, taskId, input, outputText: '', status }];
    setRecord(taskId, turns, status);
  }

  function setRecord(taskId: string, turns: TaskAndTurns['turns'], status: string, archivedAt: string | null = null) {
    const totals = { credits: 0, durationMs: 0, turnCount: turns.length };
    const task = { id: taskId, createdAt: '', status, triggeredBy: 'ui', workerId: 'w', totals, archivedAt };
    records.set(taskId, { task, turns });
  }

  function endTurn(taskId: string, status = 'completed'): void {
    const { turns } = recordOf(taskId);
    setRecord(
      taskId,
      turns.map((turn, at) => (at === turns.length - 1 ? { ...turn, status } : turn)),
      status,
    );
  }

  function recordOf(taskId: string): TaskAndTurns {
    const record = records.get(taskId);
    if (record === undefined) throw new ApiProblem(404, 'There is no such task.');
    return record;
  }

  function take({ sendId, taskId, input }: Outgoing) {
    if (honoursKey && keys.has(sendId)) return;
    if (records.get(taskId)?.turns.at(-1)?.status === 'running') throw new ApiProblem(409, 'A turn is running.');
    if (records.get(taskId)?.task.archivedAt != null) throw new ApiProblem(409, 'It is archived.');
    keys.add(sendId);
    taken.push(input);
    addTurn(taskId, input);
  }

  function post(turn: Outgoing, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    posts.push({ sendId: turn.sendId, input: turn.input, at: now(), stored: stored(turn.sendId) });
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      const fate = fates.shift() ?? 'take';
      try {
        if (fate instanceof ApiProblem) throw fate;
        if (fate !== 'hang') take(turn);
        if (fate === 'take') resolve(new ReadableStream());
        if (typeof fate === 'object') throw fate.take;
      } catch (error) {
        reject(error);
      }
    });
  }

  return {
    fates,
    posts,
    taken,
    reads,
    addTurn,
    endTurn,
    archive: (taskId: string) => setRecord(taskId, recordOf(taskId).turns, 'completed', '2026-01-01'),
    recordOf,
    post,
    read(taskId: string): TaskAndTurns {
      reads.push({ at: now() });
      if (readFate !== undefined) throw readFate;
      return recordOf(taskId);
    },
    hidesRecords: () => readFate !== undefined,
    failReads: (problem: ApiProblem | undefined) => {
      readFate = problem;
    },
  };
}
