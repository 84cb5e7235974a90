import { ApiProblem } from '#contract/api-problem.ts';
import type { Outgoing } from '#app/data/outgoing.ts';
import type { OutgoingStore } from '#app/data/outgoing-store.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';
import { withMemory } from '#app/data/with-memory.ts';
import { createFakeStore } from './fake-outgoing-store.ts';
import { createOutbox, type Outbox, type OutboxMessage } from './outbox.ts';

/** What an API does with a turn that is posted: takes it and says so, takes it and never says so, or doesn't take it. */
export type Fate = 'take' | 'take, and be silent' | 'hang' | ApiProblem | { take: ApiProblem };

/** A browser with one store, locks, a channel and a clock, and a scripted API: for tests of the outbox. */
export function createWorld({ honoursKey = true }: { honoursKey?: boolean } = {}) {
  let now = 1_000_000;
  let ids = 0;
  let online = true;
  let due: { at: number; run: () => void }[] = [];
  const { store, stored, drafts } = createFakeStore();
  const hearers = new Set<{ hear: (message: OutboxMessage) => void }>();
  const locks = new Map<string, (() => void)[]>();
  const records = new Map<string, TaskAndTurns>();
  const fates: Fate[] = [];
  const posts: { sendId: string; input: string; at: number; stored: Outgoing | undefined }[] = [];
  const keys = new Map<string, number>();
  const taken: string[] = [];
  const reads: { at: number }[] = [];
  let readFate: ApiProblem | undefined;

  /** Waits like the browser does: until the time has come, or the signal aborts. */
  function wait(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const timer = { at: now + ms, run: resolve };
      due.push(timer);
      signal.addEventListener('abort', () => {
        due = due.filter((other) => other !== timer);
        resolve();
      });
    });
  }

  async function lock(name: string, signal: AbortSignal, run: () => Promise<void>): Promise<void> {
    const queue = locks.get(name);
    if (queue === undefined) locks.set(name, []);
    else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      signal.throwIfAborted();
      await run();
    } finally {
      const next = locks.get(name)?.shift();
      if (next === undefined) locks.delete(name);
      else next();
    }
  }

  /** A turn of a task's record, running or ended. */
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
    keys.set(sendId, now);
    taken.push(input);
    addTurn(taskId, input);
  }

  function post(turn: Outgoing, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    posts.push({ sendId: turn.sendId, input: turn.input, at: now, stored: stored.get(turn.sendId) });
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

  /** A tab: an outbox of its own on what the browser shares. What it was handed is in `accepted`. */
  function openTab(tab: string, keep: OutgoingStore | undefined = store) {
    const known = new Map<string, TaskAndTurns>();
    const accepted: { input: string; how: string }[] = [];
    const faults: unknown[] = [];
    const me = { hear: (_message: OutboxMessage) => {} };
    const outbox: Outbox = createOutbox({
      store: withMemory(keep),
      lock,
      channel: {
        tell: (message) => {
          for (const other of hearers)
            if (other !== me) queueMicrotask(() => hearers.has(other) && other.hear(message));
        },
        listen(hear) {
          me.hear = hear;
          hearers.add(me);
          return () => hearers.delete(me);
        },
      },
      post: (turn, { signal }) => post(turn, signal),
      retrieve: async (taskId) => {
        reads.push({ at: now });
        if (readFate !== undefined) throw readFate;
        return recordOf(taskId);
      },
      known: (taskId) => known.get(taskId),
      learn: (record) => learn(record),
      accept: async (turn, sent) => {
        accepted.push({ input: turn.input, how: sent.kind });
        learn(recordOf(turn.taskId));
      },
      honoursKey: async () => honoursKey,
      online: () => online,
      now: () => now,
      random: () => 1,
      wait,
      newId: (prefix) => `${prefix}_${String((ids += 1)).padStart(4, '0')}`,
      tab,
      report: (error) => faults.push(error),
    });
    function learn(record: TaskAndTurns) {
      known.set(record.task.id, record);
      queueMicrotask(() => outbox.recordChanged(record.task.id));
    }
    const stop = outbox.start();
    return { outbox, accepted, faults, learn, close: stop };
  }

  return {
    store,
    stored,
    drafts,
    fates,
    posts,
    taken,
    reads,
    openTab,
    addTurn,
    endTurn,
    archive: (taskId: string) => setRecord(taskId, recordOf(taskId).turns, 'completed', '2026-01-01'),
    recordOf,
    now: () => now,
    failReads: (problem: ApiProblem | undefined) => (readFate = problem),
    setOnline(is: boolean) {
      online = is;
      if (is) {
        const waiting = due;
        due = [];
        for (const { run } of waiting) run();
      }
    },
    /** Lets time pass, in order, and everything that follows from it. */
    async pass(ms = 0) {
      const until = now + ms;
      await settle();
      for (;;) {
        const next = due.toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined || next.at > until) break;
        due = due.filter((timer) => timer !== next);
        now = Math.max(now, next.at);
        next.run();
        await settle();
      }
      now = until;
    },
  };
}

/** Every promise that can go on has gone on. */
async function settle() {
  for (let i = 0; i < 200; i += 1) await Promise.resolve();
}
