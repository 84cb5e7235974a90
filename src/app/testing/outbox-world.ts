import { ApiProblem } from '#contract/api-problem.ts';
import { EMPTY_DRAFT, type Draft } from '#app/sending/draft.ts';
import { draftKeyOf } from '#app/sending/outgoing.ts';
import type { OutgoingStore } from '#app/sending/outgoing-store.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';
import { withMemoryFallback } from '#app/sending/memory-fallback.ts';
import { createFakeStore } from './fake-outgoing-store.ts';
import { createFakeTabs } from './fake-tabs.ts';
import { createScriptedApi } from './scripted-api.ts';
import { createOutbox, type Outbox } from '#app/sending/outbox.ts';
import type { OutboxMessage } from '#app/sending/outbox-message.ts';

/** Creates a browser with a scripted API for tests of the outbox. */
export function createWorld({ honoursKey = true }: { honoursKey?: boolean } = {}) {
  let now = 1_000_000;
  let ids = 0;
  let online = true;
  let apiName = 'embedded';
  let due: { at: number; run: () => void }[] = [];
  const { store, stored, drafts } = createFakeStore();
  const api = createScriptedApi({ honoursKey, now: () => now, stored: (sendId) => stored.get(sendId) });
  const tabs = createFakeTabs<string>({
    onLock: (_tab, run) => queueMicrotask(run),
    onMessage: (_tab, run) => queueMicrotask(run),
  });

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

  const uploads: ((sentBytes: number) => void)[] = [];

  /** `accepted` lists the calls of its cache's `onAccepted`. */
  function openTab(tab: string, keep: OutgoingStore | null = store) {
    const known = new Map<string, { record: TaskAndTurns; at: number }>();
    const accepted: { input: string; how: string }[] = [];
    const faults: unknown[] = [];
    let onRecord: (taskId: string) => void = () => {};
    const outbox: Outbox = createOutbox({
      store: withMemoryFallback(keep ?? undefined),
      lock: (name, signal, run) => tabs.locks(tab).request(name, { signal }, run),
      channel: tabs.channel<OutboxMessage>(tab, 'outbox'),
      post: (turn, { signal, onProgress }) => {
        uploads.push((sentBytes) => onProgress({ sentBytes, totalBytes: 100 }));
        if (turn.api !== apiName) return Promise.reject(new ApiProblem(421, 'This was meant for another API.'));
        return api.post(turn, signal);
      },
      retrieve: async (taskId) => api.read(taskId),
      cache: {
        record: (taskId) => known.get(taskId)?.record,
        readAt: (taskId) => known.get(taskId)?.at ?? 0,
        subscribe(listener) {
          onRecord = listener;
          return () => {};
        },
        onRecordRead: learn,
        onAccepted: async (turn, record) => {
          accepted.push({ input: turn.input, how: record === undefined ? 'streaming' : 'recorded' });
          if (!api.hidesRecords()) learn(api.recordOf(turn.taskId));
          return known.get(turn.taskId)?.record;
        },
        onAcceptedElsewhere: () => {},
      },
      streams: { adopt: () => {}, follow: () => {} },
      honoursKey: async () => honoursKey,
      online: async () => online,
      now: () => now,
      random: () => 1,
      wait,
      newId: (prefix) => `${prefix}_${String((ids += 1)).padStart(4, '0')}`,
      tab,
      api: () => apiName,
      backUpDraft: (turn) => drafts.set(draftKeyOf(turn), turn),
      report: (error) => faults.push(error),
    });
    function learn(record: TaskAndTurns) {
      known.set(record.task.id, { record, at: now });
      queueMicrotask(() => onRecord(record.task.id));
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
    switchApi(name: string) {
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
    /** Runs all timers due within `ms`, in order. */
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

/** Runs all promise reactions. */
async function settle() {
  for (let i = 0; i < 200; i += 1) await Promise.resolve();
}

export const write = (input: string): Draft => ({ ...EMPTY_DRAFT, input });
export const lost = new ApiProblem(0, 'No answer came.');
export const HOSTED = { honoursKey: false };

export function open(options?: Parameters<typeof createWorld>[0]) {
  const world = createWorld(options);
  const tab = world.openTab('a');
  const states = () => tab.outbox.turns().map(({ input, state, activity }) => [input, state, activity?.kind]);
  const only = () => tab.outbox.turns()[0];
  return { world, ...tab, states, only };
}
