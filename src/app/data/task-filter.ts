import { isInstant } from '#contract/instant.ts';
import {
  ARCHIVED,
  BUDGETS,
  LIST_SUBJECTS,
  ORDERS,
  TASK_SORTS,
  TASK_STATUSES,
  TRIGGERS,
  type Archived,
  type ListSubject,
  type Order,
  type TaskSort,
} from '#contract/task.ts';

/**
 * Which tasks, in which order: by the names of `GET /api/tasks`, which are those of the page's address too
 * (`paths.tasksWhere`). Absent is what the API takes for granted: every task that isn't archived, newest first.
 */
export type TaskFilter = {
  q?: string | undefined;
  of?: ListSubject | undefined;
  status?: readonly string[] | undefined;
  triggeredBy?: readonly string[] | undefined;
  workerId?: readonly string[] | undefined;
  budget?: readonly string[] | undefined;
  /** ISO instants: `from` inclusive, `to` exclusive. */
  from?: string | undefined;
  to?: string | undefined;
  hasFiles?: boolean | undefined;
  hasErrors?: boolean | undefined;
  minCredits?: number | undefined;
  maxCredits?: number | undefined;
  archived?: Archived | undefined;
  sort?: TaskSort | undefined;
  order?: Order | undefined;
};

/** The API takes no longer search. */
export const MAX_SEARCH_CHARS = 200;

/** Answers undefined for what it doesn't understand. */
type Read<T> = (text: string) => T | undefined;

/** `ignored`: what was not understood and is left out, as it stands in the address. */
export type ParsedFilter = { filter: TaskFilter; ignored: readonly string[] };

/** The filter that an address asks for. What it takes for granted is left out, so that equal views have equal filters. */
export function parseFilter(params: URLSearchParams): ParsedFilter {
  const names = new Set(params.keys());
  const ignored: string[] = [];

  function many<T>(name: keyof TaskFilter, read: Read<T>): readonly T[] | undefined {
    names.delete(name);
    const values = [...new Set(params.getAll(name))].flatMap((text) => {
      const value = read(text);
      if (value === undefined) ignored.push(`${name}=${text}`);
      return value === undefined ? [] : [value];
    });
    return values.length > 0 ? values : undefined;
  }
  function one<T>(name: keyof TaskFilter, read: Read<T>): T | undefined {
    const [first, ...others] = many(name, read) ?? [];
    ignored.push(...others.map((other) => `${name}=${String(other)}`));
    return first;
  }
  const butFor = <T>(usual: T, value: T | undefined) => (value === usual ? undefined : value);

  const filter: TaskFilter = {
    q: one('q', (text) => (text.length <= MAX_SEARCH_CHARS ? words(text)?.trim() : undefined)) || undefined,
    of: butFor('tasks', one('of', oneOf(LIST_SUBJECTS))),
    status: many('status', oneOf(TASK_STATUSES)),
    triggeredBy: many('triggeredBy', oneOf(TRIGGERS)),
    workerId: many('workerId', (text) => words(text) || undefined),
    budget: many('budget', oneOf(BUDGETS)),
    from: one('from', instant),
    to: one('to', instant),
    hasFiles: one('hasFiles', flag),
    hasErrors: one('hasErrors', flag),
    minCredits: one('minCredits', credits),
    maxCredits: one('maxCredits', credits),
    archived: butFor('exclude', one('archived', oneOf(ARCHIVED))),
    sort: butFor('createdAt', one('sort', oneOf(TASK_SORTS))),
    order: butFor('desc', one('order', oneOf(ORDERS))),
  };
  const { from, to, minCredits, maxCredits } = filter;
  if (from !== undefined && to !== undefined && from >= to) {
    ignored.push(`to=${to}`);
    filter.to = undefined;
  }
  if (minCredits !== undefined && maxCredits !== undefined && minCredits > maxCredits) {
    ignored.push(`maxCredits=${maxCredits}`);
    filter.maxCredits = undefined;
  }
  return { filter, ignored: [...ignored, ...names] };
}

function oneOf<const T extends readonly string[]>(known: T): Read<T[number]> {
  return (text) => known.find((word) => word === text);
}

/** The API takes no NUL. */
function words(text: string): string | undefined {
  return text.includes('\0') ? undefined : text;
}

function instant(text: string): string | undefined {
  return isInstant(text) ? new Date(text).toISOString() : undefined;
}

function flag(text: string): boolean | undefined {
  return text === 'true' || (text === 'false' ? false : undefined);
}

function credits(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
