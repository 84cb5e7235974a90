import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { useTaskStreams } from '#app/streaming/live-tasks.tsx';
import { createBrowserOutbox } from './browser-outbox.ts';
import { createDrafts, type Drafts, type DraftState } from './drafts.ts';
import type { Outbox } from './outbox.ts';
import { storedDrafts } from './stored-drafts.ts';

const OutboxContext = createContext<{ outbox: Outbox; drafts: Drafts } | null>(null);

/** Keeps the outbox running whatever page is shown. */
export function OutboxProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const streams = useTaskStreams();
  const [sending] = useState(() => {
    const outbox = createBrowserOutbox(client, streams);
    return { outbox, drafts: createDrafts(outbox, storedDrafts) };
  });

  useEffect(() => {
    const { outbox, drafts } = sending;
    const stops = [outbox.start(), outbox.onCleared(drafts.discardAll)];
    const onVisibility = () => (document.visibilityState === 'visible' ? outbox.wake() : drafts.flush());
    const onPageHide = () => {
      outbox.backUp();
      drafts.backUp();
    };
    window.addEventListener('pagehide', onPageHide);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('pagehide', onPageHide);
      for (const stop of stops) stop();
    };
  }, [sending]);

  return <OutboxContext value={sending}>{children}</OutboxContext>;
}

function useSending() {
  const sending = useContext(OutboxContext);
  if (sending === null) throw new Error('The outbox and the drafts need OutboxProvider above.');
  return sending;
}

export function useOutbox(): Outbox {
  return useSending().outbox;
}

export function useDrafts(): Drafts {
  return useSending().drafts;
}

/** Keeps the draft loaded and saved while the component is mounted. */
export function useDraft(key: string): DraftState {
  const drafts = useDrafts();
  const subscribe = useCallback((listener: () => void) => drafts.subscribe(key, listener), [drafts, key]);
  return useSyncExternalStore(subscribe, () => drafts.get(key));
}
