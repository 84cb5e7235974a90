import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { isRunning, type Turn } from '#contract/task.ts';
import { mayPass } from '#app/data/query-client.ts';
import { turnPartsQuery, type TaskAndTurns } from '#app/data/tasks.ts';
import type { LiveTask } from '#app/streaming/live-task.ts';
import { createTurnViews } from './create-turn-views.ts';

/** Turns per request for parts. */
const PAGE = 10;
/** With fewer ended turns in the last page, the page before loads first as well. */
const TURNS_PER_SCREEN = 5;
const THROTTLE_MS = 100;

export type AllParts = {
  readonly loaded: boolean;
  /** The last attempt to load left some out. */
  readonly failed: boolean;
  /** Also tries again after a failure. */
  readonly load: () => void;
};

type LoadedParts = { readonly turns: readonly Turn[]; readonly isComplete: boolean };

/**
 * An ended turn shows its stream, else its recorded parts, else its text. Parts load around the turn that `onNear`
 * reports, `start` at first; `allParts` loads the others.
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
    }, THROTTLE_MS);
    asking.current = { near, timer };
  }, []);
  const isShort = lastEnded - last * PAGE + 1 < TURNS_PER_SCREEN;
  return { views, loading: here.isLoading || (isShort && before.isLoading), onNear, allParts };
}

function useParts(record: TaskAndTurns, live: LiveTask, page: number) {
  const wanted = partsOfPage(record, live, page);
  const { data, isLoading } = useQuery({
    ...turnPartsQuery(record.task.id, wanted?.from ?? 0, wanted?.to ?? 0),
    enabled: wanted?.missing ?? false,
  });
  return { data: wanted && data, isLoading };
}

function useAllParts(record: TaskAndTurns, live: LiveTask, lastPage: number) {
  const [isWanted, setWanted] = useState(false);
  const client = useQueryClient();
  const { id } = record.task;
  const { data, isFetching } = useQuery<LoadedParts>({
    queryKey: allPartsKey(id),
    staleTime: ({ state }) => (state.data?.isComplete === false ? 0 : Infinity),
    // Each page has its own cache entry.
    gcTime: 0,
    enabled: isWanted,
    async queryFn({ signal }) {
      const turns: Turn[] = [];
      let isComplete = true;
      for (let page = lastPage; page >= 0 && !signal.aborted; page--) {
        const wanted = partsOfPage(record, live, page);
        if (wanted?.missing !== true) continue;
        try {
          turns.push(...(await client.fetchQuery(turnPartsQuery(id, wanted.from, wanted.to))));
        } catch (error) {
          isComplete = false;
          // The other pages would fail, too.
          if (mayPass(error)) break;
        }
      }
      return { turns, isComplete };
    },
  });
  const load = useCallback(() => {
    setWanted(true);
    void client.refetchQueries({ queryKey: allPartsKey(id), exact: true, stale: true });
  }, [client, id]);
  const loaded = data?.isComplete === true;
  const failed = data?.isComplete === false && !isFetching;
  const allParts = useMemo((): AllParts => ({ loaded, failed, load }), [loaded, failed, load]);
  return { more: data?.turns, allParts };
}

function allPartsKey(taskId: string) {
  return ['tasks', 'all parts', taskId];
}

function partsOfPage({ turns }: TaskAndTurns, live: LiveTask, page: number) {
  const ended = turns
    .slice(Math.max(0, page * PAGE), Math.max(0, (page + 1) * PAGE))
    .filter((turn) => !isRunning(turn));
  const [first, last] = [ended.at(0), ended.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { from: first.seq, to: last.seq, missing: ended.some(({ seq }) => !isFullyStreamed(live, seq)) };
}

function isFullyStreamed({ transcripts, provenance }: LiveTask, seq: number): boolean {
  return transcripts[seq] !== undefined && provenance[seq] !== 'record';
}

function pageOf(seq: number): number {
  return Math.floor(Math.max(0, seq) / PAGE);
}
