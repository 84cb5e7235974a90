import { useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { parseFilter, type ParsedFilter, type TaskFilter } from '#app/data/task-filter.ts';
import { paths } from '#app/paths.ts';

export type TaskFilterInUrl = ParsedFilter & {
  /** Shows another view: going back leads to this one. */
  choose: (filter: TaskFilter) => void;
  /** Shows another view in the place of this one, as each letter of a search does. */
  type: (filter: TaskFilter) => void;
};

/** Which tasks the address asks for, and the ways to ask for others: filter, search and order live nowhere else. */
export function useTaskFilter(): TaskFilterInUrl {
  const { search } = useLocation();
  const navigate = useNavigate();
  const parsed = useMemo(() => parseFilter(new URLSearchParams(search)), [search]);
  return {
    ...parsed,
    choose: (filter) => void navigate(paths.tasksWhere(filter)),
    type: (filter) => void navigate(paths.tasksWhere(filter), { replace: true }),
  };
}
