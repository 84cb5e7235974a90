import type { TaskFilter } from '#app/data/task-filter.ts';

/** The filter with a new first or last day: where the other one no longer fits, it goes. */
export function withDays(filter: TaskFilter, days: Pick<TaskFilter, 'from' | 'to'>): TaskFilter {
  const next = { ...filter, ...days };
  const fits = next.from === undefined || next.to === undefined || next.from < next.to;
  return fits ? next : { ...next, from: undefined, to: undefined, ...days };
}

/** The filter with new least or most credits: where the other figure no longer fits, it goes. */
export function withCredits(filter: TaskFilter, credits: Pick<TaskFilter, 'minCredits' | 'maxCredits'>): TaskFilter {
  const next = { ...filter, ...credits };
  const fits = next.minCredits === undefined || next.maxCredits === undefined || next.minCredits <= next.maxCredits;
  return fits ? next : { ...next, minCredits: undefined, maxCredits: undefined, ...credits };
}
