import { useMemo, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { parseFilter, type ParsedFilter, type TaskFilter } from '#app/data/task-filter.ts';
import { queryOf } from '#app/lib/query-of.ts';
import { paths } from '#app/paths.ts';

export type TaskFilterInUrl = ParsedFilter & {
  /** Shows another view: going back leads to this one. */
  choose: (filter: TaskFilter) => void;
  /** Shows another view in the place of this one, as each letter of a search does. */
  type: (filter: TaskFilter) => void;
};

/**
 * Which tasks the address asks for, and the ways to ask for others: filter, search and order live nowhere else. The router
 * changes the address when it comes to it; what is asked for is in force at once, so that a box is ticked as it is clicked.
 */
export function useTaskFilter(): TaskFilterInUrl {
  const { search, key } = useLocation();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<{ query: string; at: string } | null>(null);
  if (asked !== null && asked.at !== key) setAsked(null);
  const query = asked?.at === key ? asked.query : search;
  const parsed = useMemo(() => parseFilter(new URLSearchParams(query)), [query]);

  function show(filter: TaskFilter, replace: boolean) {
    setAsked({ query: queryOf(filter), at: key });
    void navigate(paths.tasksWhere(filter), { replace });
  }
  return { ...parsed, choose: (filter) => show(filter, false), type: (filter) => show(filter, true) };
}
