import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ListedTask } from '#contract/task.ts';
import { ApiProblem } from '#contract/api-problem.ts';
import { requestIfSupported } from '#app/data/capabilities.ts';
import { hasWords } from '#app/lib/search-words.ts';
import { MAX_SEARCH_CHARS } from '#contract/limits.ts';

const MAX_RESULTS = 8;
const MIN_CHARS = 2;
const DEBOUNCE_MS = 120;
const STALE_MS = 30_000;
/** Responses of an API that rejects `q`. */
const CANNOT_SEARCH = [400, 422];

/** Searches titles, inputs and outputs. `items` is null if the API cannot search. */
function taskSearchQuery(q: string) {
  return queryOptions({
    queryKey: ['tasks', 'palette', q],
    queryFn: async ({ client, signal }) => {
      try {
        const list = await requestIfSupported(client, 'listTasks', { query: { q, limit: MAX_RESULTS }, signal });
        // An API that ignores `q` returns tasks without a match.
        return { q, items: list?.items.every(({ match }) => match != null) ? list.items : null };
      } catch (error) {
        if (error instanceof ApiProblem && CANNOT_SEARCH.includes(error.status)) return { q, items: null };
        throw error;
      }
    },
    staleTime: STALE_MS,
  });
}

export type TaskSearch = {
  /** While loading: the results of the previous query, if this one extends it. */
  readonly tasks: readonly ListedTask[];
  readonly searching: boolean;
  readonly problem: Error | null;
  readonly possible: boolean;
};

export function truncateQuery(query: string): string {
  return query.trim().slice(0, MAX_SEARCH_CHARS);
}

export function isSearchable(wanted: string): boolean {
  return wanted.length >= MIN_CHARS && hasWords(wanted);
}

export function useTaskSearch(query: string): TaskSearch {
  const wanted = truncateQuery(query);
  const [debounced, setDebounced] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setDebounced(wanted), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const { data, isFetching, error } = useQuery({
    ...taskSearchQuery(debounced),
    enabled: isSearchable(debounced),
    placeholderData: keepPreviousData,
  });
  const isActive = isSearchable(wanted);
  return {
    tasks: isActive && data !== undefined && wanted.startsWith(data.q) ? (data.items ?? []) : [],
    searching: isActive && (wanted !== debounced || isFetching),
    problem: isActive ? error : null,
    possible: data?.items !== null,
  };
}
