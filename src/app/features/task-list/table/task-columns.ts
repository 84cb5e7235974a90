const GRID = 'grid grid-cols-[1.25rem_minmax(0,1fr)_auto] content-center items-center gap-x-3 ';

const COLUMNS =
  'as-table:grid-cols-[1.25rem_5.5rem_minmax(0,2.5fr)_minmax(0,1fr)_2.75rem_var(--credits,3.5rem)_4rem_3.75rem] ' +
  'as-table:@min-[56rem]:grid-cols-[1.25rem_5.5rem_minmax(0,1fr)_7.5rem_4rem_2.75rem_var(--credits,3.5rem)_4rem_3.75rem] ' +
  'as-table:@min-[66rem]:grid-cols-[1.25rem_5.5rem_minmax(0,1fr)_9rem_5rem_4rem_2.75rem_var(--credits,3.5rem)_4rem_3.75rem]';

const COLUMNS_WITHOUT_WORKER =
  'as-table:grid-cols-[1.25rem_5.5rem_minmax(0,1fr)_2.75rem_var(--credits,3.5rem)_4rem_3.75rem] ' +
  'as-table:@min-[56rem]:grid-cols-[1.25rem_5.5rem_minmax(0,1fr)_4rem_2.75rem_var(--credits,3.5rem)_4rem_3.75rem] ' +
  'as-table:@min-[66rem]:grid-cols-[1.25rem_5.5rem_minmax(0,1fr)_5rem_4rem_2.75rem_var(--credits,3.5rem)_4rem_3.75rem]';

/** Two lines when narrow, more columns as width allows. */
export function rowClass({ withWorker = true }): string {
  return GRID + (withWorker ? COLUMNS : COLUMNS_WITHOUT_WORKER);
}

/** For "some of all" figures (`of=turns`). */
export const WIDE_CREDITS = '[--credits:6.5rem]';

/** Hides columns where the title needs the room. */
export const COLUMN = 'hidden as-table:block';
export const BUDGET_COLUMN = 'hidden @min-[56rem]:block';
export const TRIGGER_COLUMN = 'hidden @min-[66rem]:block';

export const EXCERPT_LINE = 'absolute right-2.5 bottom-2 left-10.5 as-table:bottom-1.5 as-table:left-[8.875rem]';

/** `withExcerpts`: of a search. `withReasons`: of failures; only narrow rows have a line for them. */
export function rowHeightClass({ withExcerpts = false, withReasons = false }): string {
  if (withExcerpts) return '[--row:4.875rem] as-table:[--row:3.5rem]';
  return `${withReasons ? '[--row:4.875rem]' : '[--row:3.625rem]'} as-table:[--row:2.3125rem] no-hover:as-table:[--row:2.75rem]`;
}
