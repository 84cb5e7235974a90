import type { QueryClient } from '@tanstack/react-query';
import { apiName } from '#contract/connection.ts';
import { newId } from '#contract/ids.ts';
import { readCapability } from '#app/data/capabilities.ts';
import { connectionQuery } from '#app/data/connection.ts';
import { createTaskCache } from '#app/data/task-cache.ts';
import { retrieveTask } from '#app/data/tasks.ts';
import { webLocks } from '#app/lib/is-storage-available.ts';
import { wait } from '#app/lib/wait.ts';
import type { TaskStreams } from '#app/streaming/task-streams.ts';
import { backUpDraft } from './draft-backup.ts';
import { withMemoryFallback } from './memory-fallback.ts';
import { createOutbox, type Outbox, type OutboxDeps } from './outbox.ts';
import type { OutboxMessage } from './outbox-message.ts';
import { draftKeyOf } from './outgoing.ts';
import { outgoingStore } from './outgoing-store.ts';
import { postTurn } from './post-turn.ts';
import { textOf } from './stored-drafts.ts';
import { thisTab } from './this-tab.ts';

/** If tabs cannot agree on one sender, nothing is stored that another tab could send. */
export function createBrowserOutbox(client: QueryClient, streams: TaskStreams): Outbox {
  const locks = webLocks();
  const canShare = locks !== undefined && 'BroadcastChannel' in window && 'indexedDB' in window;

  return createOutbox({
    store: withMemoryFallback(canShare ? outgoingStore : undefined),
    lock: (name, signal, run) => (canShare ? locks.request(name, { signal }, run) : run()),
    channel: canShare ? openChannel() : { post: () => undefined, listen: () => () => undefined },
    cache: createTaskCache(client),
    streams,
    async post(turn, options) {
      // Known before the first turn with an origin is posted.
      if (turn.origin !== undefined) await client.ensureQueryData(connectionQuery);
      return postTurn(turn, { ...options, keepsOrigin: readCapability(client, 'origin') === 'yes' });
    },
    retrieve: retrieveTask,
    async honoursKey() {
      await client.ensureQueryData(connectionQuery);
      return readCapability(client, 'idempotencyKey') === 'yes';
    },
    online: () => isReachable(client),
    now: Date.now,
    random: Math.random,
    wait: (ms, signal) =>
      wait(ms, { signal, endOn: (end, until) => addEventListener('online', end, { signal: until }) }),
    newId,
    tab: thisTab(),
    api() {
      const connection = client.getQueryData(connectionQuery.queryKey);
      return connection && apiName(connection);
    },
    backUpDraft: (turn) => backUpDraft(draftKeyOf(turn), turn.sendId, textOf(turn)),
    report: reportError,
  });
}

/** Without a network, the proxy and the embedded API on this machine are still reachable. */
async function isReachable(client: QueryClient): Promise<boolean> {
  if (navigator.onLine) return true;
  const hasProxy = await client.fetchQuery({ ...connectionQuery, staleTime: 0 }).then(
    () => true,
    () => false,
  );
  return hasProxy && readCapability(client, 'offline') === 'yes';
}

function openChannel(): OutboxDeps['channel'] {
  const channel = new BroadcastChannel('handinger-outbox');
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
    post: (message) => channel.postMessage(message),
    listen(listener) {
      const onMessage = ({ data }: MessageEvent<OutboxMessage>) => listener(data);
      channel.addEventListener('message', onMessage);
      return () => channel.removeEventListener('message', onMessage);
    },
  };
}
