import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { isRunning } from '#contract/task.ts';
import { turnPartsQuery, type TaskAndTurns } from '#app/data/tasks.ts';
import type { LiveTask } from '#app/live/streams/live-task.ts';
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
  /** The page that is loaded next of all that are; -1 once there is none. */
  const [next, setNext] = useState<number>();
  const { data: more, isLoading: isLoadingMore } = useParts(record, live, next ?? -1);
  const recorded = useMemo(
    () => [...(before.data ?? []), ...(here.data ?? []), ...(more ?? [])],
    [before.data, here.data, more],
  );
  const views = useMemo(() => viewsOf(turns, recorded, live), [viewsOf, turns, recorded, live]);

  useEffect(() => {
    if (next === undefined || next < 0 || isLoadingMore) return undefined;
    // After the paint, so that the page answers between two pages of turns.
    const timer = setTimeout(() => setNext(next - 1));
    return () => clearTimeout(timer);
  }, [next, isLoadingMore]);
  const load = useCallback(() => setNext((known) => known ?? pageOf(lastEnded)), [lastEnded]);
  const allParts = useMemo((): AllParts => ({ loaded: next === -1, load }), [next, load]);

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
function useParts({ task, turns }: TaskAndTurns, live: LiveTask, page: number) {
  const wanted = turns
    .slice(Math.max(0, page * PAGE), Math.max(0, (page + 1) * PAGE))
    .filter((turn) => !isRunning(turn));
  const [from, to] = [wanted.at(0)?.seq ?? 0, wanted.at(-1)?.seq ?? 0];
  const { data, isLoading } = useQuery({
    ...turnPartsQuery(task.id, from, to),
    enabled: wanted.some(({ seq }) => !isWhole(live, seq)),
  });
  return { data: wanted.length === 0 ? undefined : data, isLoading };
}

/** Whether a turn was heard here from its beginning to its end, so that its record has no more to tell. */
function isWhole({ transcripts, provenance }: LiveTask, seq: number): boolean {
  return transcripts[seq] !== undefined && provenance[seq] !== 'filled from the record';
}

function pageOf(seq: number): number {
  return Math.floor(Math.max(0, seq) / PAGE);
}
