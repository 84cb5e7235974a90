import { useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { isRunning } from '#contract/task.ts';
import { turnPartsQuery, type TaskAndTurns } from '#app/data/tasks.ts';
import type { LiveTask } from '#app/live/live-task.ts';
import { createTurnViews } from './create-turn-views.ts';

/** Turns whose recorded parts are asked for together. */
const PAGE = 20;
/** How often a reader who scrolls has parts asked for, in milliseconds. */
const ASK_EVERY_MS = 100;

/**
 * A task's turns as they are shown. An ended turn is what was streamed here, else what its record's parts tell, else
 * its words alone. Parts are asked for only for the pages of turns around the reader, who is at turn `start` at first and
 * tells by `onNear` (a `seq`) where they go; `loading` while they come.
 */
export function useTurnViews({ task, turns }: TaskAndTurns, live: LiveTask, start: number) {
  const [page, setPage] = useState(pageOf(start));
  const [viewsOf] = useState(createTurnViews);
  const lastEnded = turns.findLast((turn) => !isRunning(turn))?.seq ?? -1;
  const recorded = useQueries({
    queries: pagesAround(page, lastEnded).map(([from, to]) => ({
      ...turnPartsQuery(task.id, from, to),
      enabled: turns.some(({ seq }) => seq >= from && seq <= to && !isWhole(live, seq)),
    })),
    combine: (pages) => ({
      turns: pages.flatMap(({ data }) => data ?? []),
      loading: pages.some(({ isLoading }) => isLoading),
    }),
  });
  const views = useMemo(() => viewsOf(turns, recorded.turns, live), [viewsOf, turns, recorded.turns, live]);

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
  return { views, loading: recorded.loading, onNear };
}

/** Whether a turn was heard here from its beginning to its end, so that its record has no more to tell. */
function isWhole({ transcripts, provenance }: LiveTask, seq: number): boolean {
  return transcripts[seq] !== undefined && provenance[seq] !== 'filled from the record';
}

function pageOf(seq: number): number {
  return Math.floor(Math.max(0, seq) / PAGE);
}

/** The page and the one before it, as [from, to], within the turns that have ended. */
function pagesAround(page: number, lastEnded: number): [number, number][] {
  const last = Math.min(page, pageOf(lastEnded));
  return [last - 1, last]
    .filter((one) => one >= 0 && one * PAGE <= lastEnded)
    .map((one) => [one * PAGE, Math.min(one * PAGE + PAGE - 1, lastEnded)]);
}
