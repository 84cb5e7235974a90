import { QueryObserver } from '@tanstack/react-query';
import { createQueryClient } from '#app/data/query-client.ts';
import { retrieveTask, taskQuery } from '#app/data/tasks.ts';
import { withMemoryFallback } from '#app/sending/memory-fallback.ts';
import { createTaskCache } from '#app/data/task-cache.ts';
import { NOT_LIVE, type LiveTask } from '#app/streaming/live-task.ts';
import { createOutbox, type Outbox } from '#app/sending/outbox.ts';
import type { OutboxMessage } from '#app/sending/outbox-message.ts';
import { postTurn } from '#app/sending/post-turn.ts';
import { openResume } from '#app/streaming/open-resume.ts';
import type { ShareMessage } from '#app/streaming/share-message.ts';
import { createSlots, type SlotWanted } from '#app/streaming/slots.ts';
import { createTaskStreams } from '#app/streaming/task-streams.ts';
import { transcriptText } from '#app/streaming/transcript/transcript.ts';
import type { Browser, Tab } from './browser.ts';
import type { BrowserStorage } from './browser-storage.ts';
import type { Random } from './random.ts';
import type { FakeTabs } from '#app/testing/fake-tabs.ts';

/** The dashboard in a tab, from send to transcript, without a UI. */
export interface Page {
  readonly tab: Tab;
  readonly outbox: Outbox;
  show(taskId: string): void;
  /** Refetches queries, as browsers do on focus. */
  focus(): void;
  live(): LiveTask;
  /** The answer as shown: streamed text, else recorded text. */
  textOf(seq: number): string | undefined;
  statusOf(seq: number): string | undefined;
}

export interface PageDeps {
  readonly browser: Browser;
  readonly storage: BrowserStorage;
  readonly tabs: FakeTabs<Tab>;
  readonly random: Random;
  readonly honoursKey: boolean;
  readonly newId: (prefix: string) => string;
}

export function openPage(deps: PageDeps): Page {
  const tab = deps.browser.openTab();
  return tab.run(() => startPage(deps, tab));
}

function startPage({ browser, storage, tabs, random, honoursKey, newId }: PageDeps, tab: Tab): Page {
  const { time } = browser;
  const client = createQueryClient();
  const cache = createTaskCache(client);
  const lives = new Map<string, LiveTask>();
  const locks = tabs.locks(tab);
  tab.signal.addEventListener('abort', () => tabs.close(tab));
  let observer: ReturnType<typeof observe> | undefined;
  let shownId = '';

  const sleep = (ms: number, signal: AbortSignal) => tab.alive(time.sleep(ms, signal));

  const pause = (ms: number, signal: AbortSignal) => sleep(ms, signal).then(() => signal.throwIfAborted());

  const streams = createTaskStreams({
    openResume: (from, signal) => openResume(client, from, signal),
    retrieve: retrieveTask,
    shown: (taskId) => lives.get(taskId) ?? NOT_LIVE,
    show: (taskId, live) => void lives.set(taskId, live),
    onEnded: (record) => cache.onTurnEnded(record, true),
    schedule: (run) => setTimeout(run, 16),
    yieldToMain: () => Promise.resolve(),
    takeSlot: createSlots({
      tabs: { locks, channel: tabs.channel<SlotWanted>(tab, 'slots') },
      random: random.next,
    }),
    tabs: { locks, channel: tabs.channel<ShareMessage>(tab, 'streams') },
    newId: () => newId('tab'),
    now: time.now,
    wait: pause,
    pause,
    isVisible: () => true,
    random: random.next,
  });

  const channel = tabs.channel<OutboxMessage>(tab, 'outbox');
  const outbox = createOutbox({
    store: withMemoryFallback(storage.store(tab)),
    lock: (name, signal, run) => locks.request(name, { signal }, run),
    channel,
    cache,
    streams,
    post: postTurn,
    retrieve: retrieveTask,
    honoursKey: () => Promise.resolve(honoursKey),
    online: () => Promise.resolve(true),
    now: time.now,
    random: random.next,
    wait: sleep,
    newId,
    tab: newId('tab'),
    api: () => undefined,
    // A turn that was not stored is still in the composer.
    backUpDraft: () => undefined,
    report: reportError,
  });
  outbox.start();

  function observe(taskId: string) {
    const made = new QueryObserver(client, taskQuery(taskId));
    made.subscribe(({ data }) => data && streams.follow(data));
    return made;
  }

  const recordOf = () => client.getQueryData(taskQuery(shownId).queryKey);
  const turnOf = (seq: number) => recordOf()?.turns.find((turn) => turn.seq === seq);
  const live = () => lives.get(shownId) ?? NOT_LIVE;

  return {
    tab,
    outbox,
    show(taskId) {
      if (shownId === taskId) return;
      shownId = taskId;
      observer = tab.run(() => observe(taskId));
    },
    focus: () => void tab.run(() => observer?.refetch()),
    live,
    textOf(seq) {
      const transcript = live().transcripts[seq];
      return transcript === undefined ? (turnOf(seq)?.outputText ?? undefined) : transcriptText(transcript);
    },
    statusOf: (seq) => turnOf(seq)?.status,
  };
}
