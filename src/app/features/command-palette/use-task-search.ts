import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ListedTask } from '#contract/task.ts';
import { ApiProblem } from '#contract/api-problem.ts';
import { request } from '#app/data/request.ts';
import { hasWords } from '#app/lib/search-words.ts';
import { MAX_SEARCH_CHARS } from '#contract/limits.ts';

const FOUND = 8;
const FEWEST_CHARS = 2;
/** How long typing must rest before the API is asked, in milliseconds. */
const REST_MS = 120;
const FRESH_MS = 30_000;
/** No list, or one that refuses `q`. */
const CANNOT_SEARCH = [400, 404, 405, 422, 501];

/** The tasks in whose title, inputs or outputs the API finds `q`; `items` is null where it has no list, or takes no `q`. */
function taskSearchQuery(q: string) {
  return queryOptions({
    queryKey: ['tasks', 'palette', q],
    queryFn: async ({ signal }) => {
      try {
        const { items } = await request('listTasks', { query: { q, limit: FOUND }, signal });
        // An API that passes over `q` answers with the newest tasks, and tells of no hit.
        return { q, items: items.every(({ match }) => match != null) ? items : null };
      } catch (error) {
        if (error instanceof ApiProblem && CANNOT_SEARCH.includes(error.status)) return { q, items: null };
        throw error;
      }
    },
    staleTime: FRESH_MS,
  });
}

export type TaskSearch = {
  /** What is found; while an answer is still to come, what was found for the query that was typed on. */
  readonly tasks: readonly ListedTask[];
  /** Whether the answer to what stands in the field is still to come. */
  readonly searching: boolean;
  readonly problem: Error | null;
  /** False where the API can't search. */
  readonly possible: boolean;
};

/** As much of a query as the API takes. */
export function askable(query: string): string {
  return query.trim().slice(0, MAX_SEARCH_CHARS);
}

/** Whether there is a word to search for. */
export function isWorthAsking(wanted: string): boolean {
  return wanted.length >= FEWEST_CHARS && hasWords(wanted);
}

/** Searches the whole history as one types. */
export function useTaskSearch(query: string): TaskSearch {
  const wanted = askable(query);
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), REST_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const { data, isFetching, error } = useQuery({
    ...taskSearchQuery(asked),
    enabled: isWorthAsking(asked),
    placeholderData: keepPreviousData,
  });
  const isWanted = isWorthAsking(wanted);
  return {
    tasks: isWanted && data !== undefined && wanted.startsWith(data.q) ? (data.items ?? []) : [],
    searching: isWanted && (wanted !== asked || isFetching),
    problem: isWanted ? error : null,
    possible: data?.items !== null,
  };
}
