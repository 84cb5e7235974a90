import { useMemo, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { parseFilter, type ParsedFilter, type TaskFilter } from '#app/data/task-filter.ts';
import { queryOf } from '#app/lib/query-of.ts';
import { paths } from '#app/paths.ts';

export type TaskFilterInUrl = ParsedFilter & {
  /** Adds a history entry. */
  choose: (filter: TaskFilter) => void;
  /** Replaces the history entry, for search as you type. */
  type: (filter: TaskFilter) => void;
};

/**
 * The URL is the only store. Returns a new filter before the router has updated the URL, so that a checkbox reacts at
 * once.
 */
export function useTaskFilter(): TaskFilterInUrl {
  const { search, key } = useLocation();
  const navigate = useNavigate();
  const [requested, setRequested] = useState<{ query: string; at: string } | null>(null);
  if (requested !== null && requested.at !== key) setRequested(null);
  const query = requested?.at === key ? requested.query : search;
  const parsed = useMemo(() => parseFilter(new URLSearchParams(query)), [query]);

  function show(filter: TaskFilter, replace: boolean) {
    setRequested({ query: queryOf(filter), at: key });
    void navigate(paths.tasksWhere(filter), { replace });
  }
  return { ...parsed, choose: (filter) => show(filter, false), type: (filter) => show(filter, true) };
}
