import { useMemo, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { parseFilter, type ParsedFilter, type TaskFilter } from '#app/data/task-filter.ts';
import { queryOf } from '#app/lib/query-of.ts';
import { paths } from '#app/paths.ts';

export type TaskFilterInUrl = ParsedFilter & {
  /** Without what the page itself determines. */
  shown: TaskFilter;
  /** Whose tasks the page lists. */
  workerId: string | undefined;
  /** Adds a history entry. */
  choose: (filter: TaskFilter) => void;
  /** Replaces the history entry, for search as you type. */
  type: (filter: TaskFilter) => void;
};

/**
 * The URL is the only store. On the page of a worker, its tasks alone match, whatever the URL says. Returns a new filter before the router has updated the URL, so that a checkbox reacts at
 * once.
 */
export function useTaskFilter(workerId: string | undefined): TaskFilterInUrl {
  const { search, key } = useLocation();
  const navigate = useNavigate();
  const [requested, setRequested] = useState<{ query: string; at: string } | null>(null);
  if (requested !== null && requested.at !== key) setRequested(null);
  const query = requested?.at === key ? requested.query : search;
  const parsed = useMemo(() => {
    const { filter, ignored } = parseFilter(new URLSearchParams(query));
    if (workerId === undefined) return { filter, ignored, shown: filter };
    return { filter: { ...filter, workerId: [workerId] }, ignored, shown: { ...filter, workerId: undefined } };
  }, [query, workerId]);

  function show(chosen: TaskFilter, replace: boolean) {
    const filter = workerId === undefined ? chosen : { ...chosen, workerId: undefined };
    setRequested({ query: queryOf(filter), at: key });
    void navigate(workerId === undefined ? paths.tasksWhere(filter) : paths.tasksOfWorker(workerId, filter), {
      replace,
    });
  }
  return { ...parsed, workerId, choose: (filter) => show(filter, false), type: (filter) => show(filter, true) };
}
