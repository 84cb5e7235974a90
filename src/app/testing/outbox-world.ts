import { ApiProblem } from '#contract/api-problem.ts';
import { EMPTY_DRAFT, type Draft } from '#app/sending/drafts.ts';
import { draftKeyOf } from '#app/sending/outgoing.ts';
import type { OutgoingStore } from '#app/sending/outgoing-store.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';
import { withMemory } from '#app/sending/with-memory.ts';
import { createFakeStore } from './fake-outgoing-store.ts';
import { createScriptedApi } from './scripted-api.ts';
import { createOutbox, type Outbox } from '#app/sending/outbox.ts';
import type { OutboxMessage } from '#app/sending/outbox-message.ts';

/** A browser with one store, locks, a channel and a clock, and a scripted API: for tests of the outbox. */
export function createWorld({ honoursKey = true }: { honoursKey?: boolean } = {}) {
  let now = 1_000_000;
  let ids = 0;
  let online = true;
  let apiName = 'embedded';
  let due: { at: number; run: () => void }[] = [];
  const { store, stored, drafts } = createFakeStore();
  const api = createScriptedApi({ honoursKey, now: () => now, stored: (sendId) => stored.get(sendId) });
  const hearers = new Set<{ hear: (message: OutboxMessage) => void }>();
  const locks = new Map<string, (() => void)[]>();

  /** Waits like the browser does: until the time has come, or the signal aborts. */
  function wait(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const stop = () => {
        due = due.filter((other) => other !== timer);
        timer.run();
      };
      const timer = {
        at: now + ms,
        run: () => {
          signal.removeEventListener('abort', stop);
          resolve();
        },
      };
      due.push(timer);
      signal.addEventListener('abort', stop);
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

  /** Tells how far the files of each posting have gone up. */
  const uploads: ((sentBytes: number) => void)[] = [];

  /** A tab: an outbox of its own on what the browser shares. What it was handed is in `accepted`. */
  function openTab(tab: string, keep: OutgoingStore | null = store) {
    const known = new Map<string, { record: TaskAndTurns; at: number }>();
    const accepted: { input: string; how: string }[] = [];
    const faults: unknown[] = [];
    const me = { hear: (_message: OutboxMessage) => {} };
    const outbox: Outbox = createOutbox({
      store: withMemory(keep ?? undefined),
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
      post: (turn, { signal, onProgress }) => {
        uploads.push((sentBytes) => onProgress({ sentBytes, totalBytes: 100 }));
        if (turn.api !== apiName) return Promise.reject(new ApiProblem(421, 'This was meant for another API.'));
        return api.post(turn, signal);
      },
      retrieve: async (taskId) => api.read(taskId),
      known: (taskId) => known.get(taskId)?.record,
      knownAt: (taskId) => known.get(taskId)?.at ?? 0,
      learn: (record) => learn(record),
      accept: async (turn, sent) => {
        accepted.push({ input: turn.input, how: sent.kind });
        if (!api.hidesRecords()) learn(api.recordOf(turn.taskId));
      },
      honoursKey: async () => honoursKey,
      online: async () => online,
      now: () => now,
      random: () => 1,
      wait,
      newId: (prefix) => `${prefix}_${String((ids += 1)).padStart(4, '0')}`,
      tab,
      api: () => apiName,
      leaveDraft: (turn) => drafts.set(draftKeyOf(turn), turn),
      report: (error) => faults.push(error),
    });
    function learn(record: TaskAndTurns) {
      known.set(record.task.id, { record, at: now });
      queueMicrotask(() => outbox.recordChanged(record.task.id));
    }
    const stop = outbox.start();
    return { outbox, accepted, faults, learn, close: stop };
  }

  return {
    ...api,
    store,
    stored,
    drafts,
    openTab,
    uploads,
    now: () => now,
    /** The dashboard is started with another API. */
    turnTo(name: string) {
      apiName = name;
    },
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

export const write = (input: string): Draft => ({ ...EMPTY_DRAFT, input });
export const lost = new ApiProblem(0, 'No answer came.');
export const HOSTED = { honoursKey: false };

/** A world with one open tab, and what it shows. */
export function open(options?: Parameters<typeof createWorld>[0]) {
  const world = createWorld(options);
  const tab = world.openTab('a');
  const states = () => tab.outbox.turns().map(({ input, state, doing }) => [input, state, doing?.kind]);
  const only = () => tab.outbox.turns()[0];
  return { world, ...tab, states, only };
}
