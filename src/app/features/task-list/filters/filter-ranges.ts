import type { TaskFilter } from '#app/data/task-filter.ts';

/** Clears the other end if the range would be empty. */
export function setDateRange(filter: TaskFilter, days: Pick<TaskFilter, 'from' | 'to'>): TaskFilter {
  const next = { ...filter, ...days };
  const fits = next.from === undefined || next.to === undefined || next.from < next.to;
  return fits ? next : { ...next, from: undefined, to: undefined, ...days };
}

/** Clears the other end if the range would be empty. */
export function setCreditRange(filter: TaskFilter, credits: Pick<TaskFilter, 'minCredits' | 'maxCredits'>): TaskFilter {
  const next = { ...filter, ...credits };
  const fits = next.minCredits === undefined || next.maxCredits === undefined || next.minCredits <= next.maxCredits;
  return fits ? next : { ...next, minCredits: undefined, maxCredits: undefined, ...credits };
}
