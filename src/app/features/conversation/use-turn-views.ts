import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { isRunning, type Turn } from '#contract/task.ts';
import { turnPartsQuery, type TaskAndTurns } from '#app/data/tasks.ts';
import type { LiveTask } from '#app/streaming/live-task.ts';
import { createTurnViews } from './create-turn-views.ts';

/** Turns whose recorded parts are asked for together. */
const PAGE = 10;
/** Turns that fill a screen: with fewer of them in its page, a conversation opens with the page before as well. */
const SCREENFUL = 5;
/** How often a reader who scrolls has parts asked for, in milliseconds. */
const ASK_EVERY_MS = 100;

/** The recorded parts (tool calls, files, sources) of all turns. */
export type AllParts = {
  /** Whether every turn has been asked for its parts. */
  readonly loaded: boolean;
  /** Loads those that are missing, a page at a time from the newest turn. */
  readonly load: () => void;
};

/**
 * A task's turns as they are shown. An ended turn is what was streamed here, else what its record's parts tell, else
 * its words alone. Parts are asked for only for the pages of turns around the reader, who is at turn `start` at first and
 * tells by `onNear` (a `seq`) where they go; `loading` while they come. `allParts` loads the others, to search or print them.
 */
export function useTurnViews(record: TaskAndTurns, live: LiveTask, start: number) {
  const { turns } = record;
  const [page, setPage] = useState(pageOf(start));
  const [viewsOf] = useState(createTurnViews);
  const lastEnded = turns.findLast((turn) => !isRunning(turn))?.seq ?? -1;
  const last = Math.min(page, pageOf(lastEnded));
  const here = useParts(record, live, last);
  const before = useParts(record, live, last - 1);
  const { more, allParts } = useAllParts(record, live, pageOf(lastEnded));
  const recorded = useMemo(
    () => [...(before.data ?? []), ...(here.data ?? []), ...(more ?? [])],
    [before.data, here.data, more],
  );
  const views = useMemo(() => viewsOf(turns, recorded, live), [viewsOf, turns, recorded, live]);

  const asking = useRef<{ near: number; timer: ReturnType<typeof setTimeout> }>(null);
  useEffect(() => () => clearTimeout(asking.current?.timer), []);
  const onNear = useCallback((near: number) => {
    if (asking.current !== null) {
      asking.current.near = near;
      return;
    }
    const timer = setTimeout(() => {
      setPage(pageOf(asking.current?.near ?? near));
      asking.current = null;
    }, ASK_EVERY_MS);
    asking.current = { near, timer };
  }, []);
  const isShort = lastEnded - last * PAGE + 1 < SCREENFUL;
  return { views, loading: here.isLoading || (isShort && before.isLoading), onNear, allParts };
}

/** The recorded parts of a page's turns, where they have ended and were not heard here whole. */
function useParts(record: TaskAndTurns, live: LiveTask, page: number) {
  const wanted = partsOfPage(record, live, page);
  const { data, isLoading } = useQuery({
    ...turnPartsQuery(record.task.id, wanted?.from ?? 0, wanted?.to ?? 0),
    enabled: wanted?.missing ?? false,
  });
  return { data: wanted && data, isLoading };
}

/** Loads the recorded parts of all turns once `load` is called, one page after the other from the newest. A page that can't be loaded is left out. */
function useAllParts(record: TaskAndTurns, live: LiveTask, lastPage: number) {
  const [isWanted, setWanted] = useState(false);
  const { data: more, isSuccess: loaded } = useQuery({
    queryKey: ['tasks', 'all parts', record.task.id],
    staleTime: Infinity,
    // The pages themselves stay in the cache; turns that end from here on are heard.
    gcTime: 0,
    enabled: isWanted,
    async queryFn({ client, signal }) {
      const turns: Turn[] = [];
      for (let page = lastPage; page >= 0 && !signal.aborted; page--) {
        const wanted = partsOfPage(record, live, page);
        if (wanted?.missing !== true) continue;
        const parts = client.fetchQuery(turnPartsQuery(record.task.id, wanted.from, wanted.to));
        turns.push(...(await parts.catch(() => [])));
      }
      return turns;
    },
  });
  const load = useCallback(() => setWanted(true), []);
  const allParts = useMemo((): AllParts => ({ loaded, load }), [loaded, load]);
  return { more, allParts };
}

/** The ended turns of a page, first and last, and whether any of them was not heard here whole. */
function partsOfPage({ turns }: TaskAndTurns, live: LiveTask, page: number) {
  const ended = turns
    .slice(Math.max(0, page * PAGE), Math.max(0, (page + 1) * PAGE))
    .filter((turn) => !isRunning(turn));
  const [first, last] = [ended.at(0), ended.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { from: first.seq, to: last.seq, missing: ended.some(({ seq }) => !isWhole(live, seq)) };
}

/** Whether a turn was heard here from its beginning to its end, so that its record has no more to tell. */
function isWhole({ transcripts, provenance }: LiveTask, seq: number): boolean {
  return transcripts[seq] !== undefined && provenance[seq] !== 'filled from the record';
}

function pageOf(seq: number): number {
  return Math.floor(Math.max(0, seq) / PAGE);
}
