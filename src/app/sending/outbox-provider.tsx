import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { taskQuery } from '#app/data/tasks.ts';
import { createBrowserOutbox, watchRecords } from './browser-outbox.ts';
import { useTaskStreams } from '#app/streaming/live-tasks.tsx';
import type { Outbox } from './outbox.ts';

const TheOutbox = createContext<Outbox | null>(null);

/** Holds the page's outbox, and keeps it at work whatever page is shown. */
export function OutboxProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const streams = useTaskStreams();
  const [outbox] = useState(() => createBrowserOutbox(client, streams));

  useEffect(() => {
    const stops = [
      outbox.start(),
      watchRecords(client, outbox),
      // Another tab may have sent it: then this page doesn't know the record yet.
      outbox.onAccepted(({ taskId }) => void client.invalidateQueries({ queryKey: taskQuery(taskId).queryKey })),
    ];
    const lookAgain = () => document.visibilityState === 'visible' && outbox.look();
    window.addEventListener('pagehide', outbox.close);
    document.addEventListener('visibilitychange', lookAgain);
    return () => {
      document.removeEventListener('visibilitychange', lookAgain);
      window.removeEventListener('pagehide', outbox.close);
      for (const stop of stops) stop();
    };
  }, [client, outbox]);

  return <TheOutbox value={outbox}>{children}</TheOutbox>;
}

export function useOutbox(): Outbox {
  const outbox = useContext(TheOutbox);
  if (outbox === null) throw new Error('useOutbox needs OutboxProvider above it.');
  return outbox;
}
