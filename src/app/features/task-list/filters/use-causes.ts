import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { causeCountsQuery } from '#app/data/task-list.ts';
import { nameCauses } from '#app/entities/task/cause-names.ts';

export type Cause = {
  readonly cause: string;
  readonly name: string;
  /** Undefined for a chosen cause that no task has any more. */
  readonly count: number | undefined;
};

/**
 * The causes of the failures that match the rest of the filter, most frequent first. Chosen ones are always listed.
 * Undefined while they load; `isCounted` is false if the API doesn't count them.
 */
export function useCauses(filter: TaskFilter): { causes: readonly Cause[] | undefined; isCounted: boolean } {
  const { data } = useQuery({ ...causeCountsQuery(filter), placeholderData: keepPreviousData });
  const { cause: chosen = [] } = filter;
  if (data === undefined) return { causes: undefined, isCounted: true };
  const counted = data ?? [];
  const missing = chosen.filter((cause) => counted.every((one) => one.cause !== cause));
  const all = [...counted, ...missing.map((cause) => ({ cause, count: undefined }))];
  const names = nameCauses(all.map(({ cause }) => cause));
  return {
    causes: all.map(({ cause, count }) => ({ cause, count, name: names.get(cause) ?? cause })),
    isCounted: data !== null,
  };
}
