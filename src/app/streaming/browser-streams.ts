import type { QueryClient } from '@tanstack/react-query';
import { rememberReason } from '#app/data/seen-reasons.ts';
import { createTaskCache } from '#app/data/task-cache.ts';
import { retrieveTask } from '#app/data/tasks.ts';
import { webLocks } from '#app/lib/is-storage-available.ts';
import { wait } from '#app/lib/wait.ts';
import { createYieldToMain } from './yield-to-main.ts';
import { NOT_LIVE, type LiveTask } from './live-task.ts';
import { openResume } from './open-resume.ts';
import { createSlots } from './slots.ts';
import type { TabChannel, TabLocks } from './tabs.ts';
import { createTaskStreams, type TaskStreams } from './task-streams.ts';

const ALL_LIVE = ['tasks', 'live'] as const;
export const liveKey = (taskId: string) => [...ALL_LIVE, taskId] as const;
/** Milliseconds until an unshown streamed transcript is dropped. The recorded parts replace it. */
const KEPT_MS = 600_000;
/** Tabs exchange transcripts as they are in memory, so only tabs of the same build share streams. */
const VERSION = import.meta.url;
/** In milliseconds: a hidden page has no frames. */
const HIDDEN_FRAME_MS = 250;

export function createBrowserStreams(client: QueryClient): TaskStreams {
  // Live state changes with each frame: structural sharing would cost more than rendering.
  client.setQueryDefaults(ALL_LIVE, { gcTime: KEPT_MS, staleTime: Infinity, structuralSharing: false });
  const cache = createTaskCache(client);
  const locks = 'BroadcastChannel' in globalThis ? tabLocks('') : undefined;
  const sameVersion = locks && tabLocks(VERSION);
  return createTaskStreams({
    openResume: (from, signal) => openResume(client, from, signal),
    retrieve: retrieveTask,
    shown: (taskId) => client.getQueryData<LiveTask>(liveKey(taskId)) ?? NOT_LIVE,
    show: (taskId, live) => client.setQueryData(liveKey(taskId), live),
    // Each tab gets this. Hidden tabs refetch their lists when shown.
    onEnded(record, seen) {
      if (seen !== undefined) rememberReason(seen);
      cache.onTurnEnded(record, isVisible());
    },
    schedule: runInFrame,
    yieldToMain: createYieldToMain(),
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
    listen: (listener) => channel.addEventListener('message', ({ data }: MessageEvent<Message>) => listener(data)),
  };
}

/** Runs before the next frame; in a hidden page after a moment. */
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

/** A plain timer, not ended by a wake-up, so that a leader gets its time to respond when all tabs wake at once. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, { signal });
  signal.throwIfAborted();
}

/** Waits `ms`, or until the network or the page comes back. */
async function waitOrWake(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, {
    signal,
    endOn(end, until) {
      const options = { signal: until };
      addEventListener('online', end, options);
      addEventListener('pageshow', end, options);
      document.addEventListener('resume', end, options);
      document.addEventListener('visibilitychange', () => isVisible() && end(), options);
    },
  });
  signal.throwIfAborted();
}
