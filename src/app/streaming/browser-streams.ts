import type { QueryClient } from '@tanstack/react-query';
import { createTaskCache } from '#app/data/task-cache.ts';
import { retrieveTask } from '#app/data/tasks.ts';
import { webLocks } from '#app/lib/is-storage-available.ts';
import { createBreathe } from './breathe.ts';
import { NOT_LIVE, type LiveTask } from './live-task.ts';
import { openResume } from './open-resume.ts';
import { createSlots } from './slots.ts';
import type { TabChannel, TabLocks } from './tabs.ts';
import { createTaskStreams, type TaskStreams } from './task-streams.ts';

const ALL_LIVE = ['tasks', 'live'] as const;
export const liveKey = (taskId: string) => [...ALL_LIVE, taskId] as const;
/** How long what was streamed is kept that nobody shows: after that, its record's parts tell it. */
const KEPT_MS = 600_000;
/** Tabs hand each other transcripts as they hold them: those with another version of this code are left to themselves. */
const VERSION = import.meta.url;
/** Frames stop in a hidden page; the words must not. */
const HIDDEN_FRAME_MS = 250;

/** The streams of this tab, over the browser's locks and channels; what they tell is in the query cache. */
export function createBrowserStreams(client: QueryClient): TaskStreams {
  // What is streamed is new with each frame: comparing it with what was there would cost more than showing it.
  client.setQueryDefaults(ALL_LIVE, { gcTime: KEPT_MS, staleTime: Infinity, structuralSharing: false });
  const cache = createTaskCache(client);
  const locks = 'BroadcastChannel' in globalThis ? tabLocks('') : undefined;
  const sameVersion = locks && tabLocks(VERSION);
  return createTaskStreams({
    openResume,
    retrieve: retrieveTask,
    shown: (taskId) => client.getQueryData<LiveTask>(liveKey(taskId)) ?? NOT_LIVE,
    show: (taskId, live) => client.setQueryData(liveKey(taskId), live),
    // Every open tab gets this at once. Hidden ones read their lists again when they are shown.
    onEnded: (record) => cache.onTurnEnded(record, isVisible()),
    schedule: runInFrame,
    breathe: createBreathe(),
    now: () => performance.now(),
    wait: waitOrWake,
    pause,
    random: Math.random,
    isVisible,
    newId: () => crypto.randomUUID(),
    takeSlot: createSlots({ tabs: locks && { locks, channel: openChannel('handinger-slots') }, random: Math.random }),
    tabs: sameVersion && { locks: sameVersion, channel: openChannel(`handinger-streams ${VERSION}`) },
  });
}

function isVisible(): boolean {
  return document.visibilityState === 'visible';
}

function tabLocks(suffix: string): TabLocks | undefined {
  const locks = webLocks();
  return locks && { request: (name, options, hold) => locks.request(name + suffix, options, hold) };
}

function openChannel<Message>(name: string): TabChannel<Message> {
  const channel = new BroadcastChannel(name);
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target: it is this origin's alone
    post: (message) => channel.postMessage(message),
    listen: (hear) => channel.addEventListener('message', ({ data }: MessageEvent<Message>) => hear(data)),
  };
}

/** Runs a function before the next frame; where there are none, because the page is or becomes hidden, soon, or when it is looked at again. */
function runInFrame(run: () => void): void {
  const frame = requestAnimationFrame(end);
  const timer = isVisible() ? undefined : setTimeout(end, HIDDEN_FRAME_MS);
  document.addEventListener('visibilitychange', end);
  function end() {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', end);
    run();
  }
}

/** A plain timer: a leader gets its time to answer, also when all tabs wake at once. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
  });
}

/** Waits, but no longer than until the network or the page comes back. */
function waitOrWake(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = new AbortController();
    const timer = setTimeout(end, ms);
    function end() {
      clearTimeout(timer);
      stop.abort();
      if (signal.aborted) reject(signal.reason);
      else resolve();
    }
    addEventListener('online', end, stop);
    addEventListener('pageshow', end, stop);
    document.addEventListener('resume', end, stop);
    document.addEventListener('visibilitychange', () => isVisible() && end(), stop);
    signal.addEventListener('abort', end, stop);
    if (signal.aborted) end();
  });
}
