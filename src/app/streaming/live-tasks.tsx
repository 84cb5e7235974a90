import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import type { TaskAndTurns } from '#app/data/tasks.ts';
import { createBrowserStreams, liveKey } from './browser-streams.ts';
import { NOT_LIVE, streamedCredits, type LiveTask } from './live-task.ts';
import type { TaskStreams } from './task-streams.ts';

const Streams = createContext<TaskStreams | null>(null);

/** The streams outlive the components that show them. */
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

/** Returns undefined if this browser does not stream the task. */
export function useStreamedCredits(taskId: string): number | undefined {
  const streams = useTaskStreams();
  const { data } = useQuery({
    queryKey: liveKey(taskId),
    queryFn: () => NOT_LIVE,
    enabled: false,
    initialData: () => streams.read(taskId),
    select: streamedCredits,
  });
  return data ?? undefined;
}

/** Returns a task's live state, and starts reading its stream if it is running. */
export function useTaskStream(taskId: string, record: TaskAndTurns | undefined): LiveTask {
  const streams = useTaskStreams();
  const { data } = useQuery<LiveTask>({
    queryKey: liveKey(taskId),
    queryFn: () => NOT_LIVE,
    enabled: false,
    initialData: () => streams.read(taskId),
  });
  useEffect(() => {
    if (record !== undefined && record.task.id === taskId) streams.follow(record);
  }, [streams, taskId, record]);
  return data;
}
