import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { useTaskStreams } from '#app/streaming/live-tasks.tsx';
import { createBrowserOutbox } from './browser-outbox.ts';
import type { Outbox } from './outbox.ts';

const OutboxContext = createContext<Outbox | null>(null);

/** Provides the outbox, and keeps it running whatever page is shown. */
export function OutboxProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const streams = useTaskStreams();
  const [outbox] = useState(() => createBrowserOutbox(client, streams));

  useEffect(() => {
    const stop = outbox.start();
    const wakeWhenVisible = () => document.visibilityState === 'visible' && outbox.wake();
    window.addEventListener('pagehide', outbox.backUp);
    document.addEventListener('visibilitychange', wakeWhenVisible);
    return () => {
      document.removeEventListener('visibilitychange', wakeWhenVisible);
      window.removeEventListener('pagehide', outbox.backUp);
      stop();
    };
  }, [outbox]);

  return <OutboxContext value={outbox}>{children}</OutboxContext>;
}

export function useOutbox(): Outbox {
  const outbox = useContext(OutboxContext);
  if (outbox === null) throw new Error('useOutbox needs OutboxProvider above it.');
  return outbox;
}
