import type { QueryClient } from '@tanstack/react-query';
import { newId } from '#contract/ids.ts';
import { hiddenTasks } from '#app/data/hidden-tasks.ts';
import { forgetTask } from '#app/data/local-tasks.ts';
import { request } from '#app/data/request.ts';
import { TASK_LISTS } from '#app/data/tasks.ts';
import { webLocks } from '#app/lib/is-storage-available.ts';
import { dismissToast, showToast } from '#app/components/toasts.tsx';
import { ArchiveBar } from './archive-bar.tsx';
import { isSeen, whatIsHeard } from './archive-words.ts';
import { type Archiving, createArchiving } from './archiving.ts';
import { createGentleSender } from './gentle-sender.ts';
import { localBatches } from './local-batches.ts';

/** The page's archiving, on what the browser has, with its bars at the foot of every page. */
export function openArchiving(client: QueryClient): Archiving {
  const locks = webLocks();
  const archiving = createArchiving({
    sendAll: createGentleSender({ send: (taskId) => archive(taskId, false), wait, now: Date.now, random: Math.random }),
    sendLeaving(taskId) {
      // A page that closes doesn't hear what becomes of it.
      forgetTask(taskId);
      return archive(taskId, true);
    },
    hidden: hiddenTasks,
    isHidden: hiddenTasks.has,
    tabs: locks && { store: localBatches, lock: (name, run) => locks.request(name, run) },
    schedule(run, ms) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    now: Date.now,
    newId: () => newId('arc'),
    changed(taskIds) {
      void client.invalidateQueries({ queryKey: TASK_LISTS });
      void client.invalidateQueries({
        predicate: ({ queryKey: [tasks, one, id] }) => tasks === 'tasks' && one === 'one' && taskIds.has(String(id)),
      });
    },
    report: reportError,
  });

  const heard = new Map<string, string>();
  archiving.subscribe(() => {
    const seen = new Map(
      archiving
        .batches()
        .filter(isSeen)
        .map((batch) => [batch.id, whatIsHeard(batch)]),
    );
    for (const id of heard.keys()) if (!seen.has(id)) dismissToast(id);
    for (const [id, text] of seen) {
      if (heard.get(id) !== text) showToast({ id, text, body: <ArchiveBar archiving={archiving} batchId={id} /> });
    }
    heard.clear();
    for (const [id, text] of seen) heard.set(id, text);
  });
  addEventListener('pagehide', archiving.leave);
  archiving.start();
  return archiving;
}

async function archive(taskId: string, keepalive: boolean): Promise<void> {
  const { archived } = await request('archiveTask', { taskId, keepalive });
  if (!archived) throw new Error('The API says that it did not archive it.');
  forgetTask(taskId);
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return Promise.resolve();
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
