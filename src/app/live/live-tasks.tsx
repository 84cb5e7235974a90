import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { LAST_EVENT_ID } from '#contract/endpoints.ts';
import { requestStream } from '#app/data/request.ts';
import { accountQuery } from '#app/data/account.ts';
import { retrieveTask, taskQuery, tasksQuery, type TaskAndTurns } from '#app/data/tasks.ts';
import { createBreathe } from './breathe.ts';
import { NOT_LIVE, type LiveTask } from './live-task.ts';
import { createTaskStreams, type TaskStreams } from './task-streams.ts';

const liveKey = (taskId: string) => ['tasks', 'live', taskId] as const;
/** Frames stop in a hidden page; the words must not. */
const HIDDEN_FRAME_MS = 250;

function createBrowserStreams(client: QueryClient): TaskStreams {
  return createTaskStreams({
    openResume: ({ taskId, workerId, lastEventId }, signal) =>
      requestStream('retrieveWorker', {
        workerId,
        query: { taskId, stream: true },
        signal,
        ...(lastEventId !== undefined && { headers: { [LAST_EVENT_ID]: lastEventId } }),
      }),
    retrieve: retrieveTask,
    get: (taskId) => client.getQueryData<LiveTask>(liveKey(taskId)) ?? NOT_LIVE,
    set: (taskId, live) => client.setQueryData(liveKey(taskId), live),
    onEnded: (record) => {
      client.setQueryData(taskQuery(record.task.id).queryKey, record);
      void client.invalidateQueries({ queryKey: tasksQuery.queryKey });
      void client.invalidateQueries({ queryKey: accountQuery.queryKey });
    },
    schedule: (run) => {
      if (document.visibilityState === 'visible') requestAnimationFrame(run);
      else setTimeout(run, HIDDEN_FRAME_MS);
    },
    breathe: createBreathe(),
    wait: waitOrOnline,
    random: Math.random,
  });
}

/** Waits, but no longer than until the network is back. */
function waitOrOnline(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      if (signal.aborted) reject(signal.reason);
      else resolve();
    };
    const timer = setTimeout(end, ms);
    addEventListener('online', end);
    signal.addEventListener('abort', end);
  });
}

const Streams = createContext<TaskStreams | null>(null);

/** Holds the streams of every task that this page reads: they outlive the screens that show them. */
export function LiveTasks({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [streams] = useState(() => createBrowserStreams(client));
  return <Streams value={streams}>{children}</Streams>;
}

export function useTaskStreams(): TaskStreams {
  const streams = useContext(Streams);
  if (streams === null) throw new Error('useTaskStreams needs LiveTasks above it.');
  return streams;
}

/** The fetch-stream hook: a task as it happens. While the task runs and nobody here reads its stream, takes it up. */
export function useTaskStream(taskId: string, record: TaskAndTurns | undefined): LiveTask {
  const streams = useTaskStreams();
  const { data } = useQuery<LiveTask>({
    queryKey: liveKey(taskId),
    queryFn: () => NOT_LIVE,
    enabled: false,
    initialData: NOT_LIVE,
    staleTime: Infinity,
    gcTime: Infinity,
    structuralSharing: false,
  });
  useEffect(() => {
    if (record !== undefined && record.task.id === taskId) streams.follow(record);
  }, [streams, taskId, record]);
  return data;
}
