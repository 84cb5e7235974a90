/** The columns of a task's turns, shared by head, rows and totals: chevron, seq, status, input, started, duration, tokens, credits. */
export const TURN_ROW =
  'grid grid-cols-[0.875rem_1.75rem_minmax(0,1fr)_auto] items-center gap-x-3 ' +
  'as-table:grid-cols-[0.875rem_1.75rem_6.25rem_minmax(0,1fr)_4.5rem_8.5rem_4rem] ' +
  'as-table:@min-[56rem]:grid-cols-[0.875rem_1.75rem_6.25rem_minmax(0,1fr)_7.5rem_4.5rem_8.5rem_4rem]';

export const TURN_FIGURE = 'hidden text-right as-table:block';
export const TURN_STARTED = 'hidden text-right @min-[56rem]:block';
