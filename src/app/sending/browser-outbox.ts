import type { QueryClient } from '@tanstack/react-query';
import { apiName } from '#contract/connection.ts';
import { newId } from '#contract/ids.ts';
import { connectionQuery } from '#app/data/connection.ts';
import { textOf } from './drafts.ts';
import { leaveLastWords } from './last-words.ts';
import { draftKeyOf } from './outgoing.ts';
import { outgoingStore } from './outgoing-store.ts';
import { requestConnection } from '#app/data/request.ts';
import { retrieveTask, taskQuery } from '#app/data/tasks.ts';
import { thisTab } from './this-tab.ts';
import { webLocks } from '#app/lib/is-storage-available.ts';
import { withMemory } from './with-memory.ts';
import { handToStreams } from './hand-to-streams.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import type { OutboxMessage } from './outbox-message.ts';
import { postTurn } from './post-turn.ts';
import type { TaskStreams } from '#app/streaming/task-streams.ts';

/** The outbox of this page, on what the browser has. Where tabs can't agree on one sender, none finds what another left. */
export function createBrowserOutbox(client: QueryClient, streams: TaskStreams): Outbox {
  const locks = webLocks();
  const tabsAgree = locks !== undefined && 'BroadcastChannel' in window && 'indexedDB' in window;

  async function honoursKey(): Promise<boolean> {
    const { kind } = await client.ensureQueryData(connectionQuery);
    return kind === 'embedded';
  }

  return createOutbox({
    store: withMemory(tabsAgree ? outgoingStore : undefined),
    lock: (name, signal, run) => (tabsAgree ? locks.request(name, { signal }, run) : run()),
    channel: tabsAgree ? openChannel() : { tell: () => undefined, listen: () => () => undefined },
    post: postTurn,
    retrieve: retrieveTask,
    known: (taskId) => client.getQueryData(taskQuery(taskId).queryKey),
    knownAt: (taskId) => client.getQueryState(taskQuery(taskId).queryKey)?.dataUpdatedAt ?? 0,
    learn: (record) => client.setQueryData(taskQuery(record.task.id).queryKey, record),
    accept: (turn, sent) => handToStreams(client, streams, turn, sent),
    honoursKey,
    online,
    now: Date.now,
    random: Math.random,
    wait: waitOrOnline,
    newId,
    tab: thisTab(),
    api() {
      const connection = client.getQueryData(connectionQuery.queryKey);
      return connection && apiName(connection);
    },
    leaveDraft: (turn) => leaveLastWords(draftKeyOf(turn), turn.sendId, textOf(turn)),
    report: reportError,
  });
}

/** Nudges the outbox when a page learns how a task stands; answers how to stop. */
export function watchRecords(client: QueryClient, outbox: Outbox): () => void {
  return client.getQueryCache().subscribe(({ type, query: { queryKey } }) => {
    const [tasks, one, taskId] = queryKey;
    if (type === 'updated' && tasks === 'tasks' && one === 'one') outbox.recordChanged(String(taskId));
  });
}

/** Also a browser without a network reaches its own machine, where the proxy is, and beside it the API, unless that is the hosted one. */
async function online(): Promise<boolean> {
  if (navigator.onLine) return true;
  const api = await requestConnection().catch(() => undefined); // not reached either
  return api?.kind === 'embedded';
}

function openChannel(): OutboxDeps['channel'] {
  const channel = new BroadcastChannel('handinger-outbox');
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
    tell: (message) => channel.postMessage(message),
    listen(hear) {
      const listener = ({ data }: MessageEvent<OutboxMessage>) => hear(data);
      channel.addEventListener('message', listener);
      return () => channel.removeEventListener('message', listener);
    },
  };
}

function waitOrOnline(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    addEventListener('online', end);
    signal.addEventListener('abort', end);
  });
}
