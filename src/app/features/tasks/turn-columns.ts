/** The columns of a task's turns, shared by head, rows and totals: chevron, seq, status, input, started, duration, tokens, credits. */
export const TURN_ROW =
  'grid grid-cols-[0.875rem_1.75rem_minmax(0,1fr)_auto] items-center gap-x-3 ' +
  'md:grid-cols-[0.875rem_1.75rem_6.5rem_minmax(0,1fr)_5rem_4rem] ' +
  '@3xl:grid-cols-[0.875rem_1.75rem_6.5rem_minmax(0,1fr)_5rem_9rem_4rem] ' +
  '@5xl:grid-cols-[0.875rem_1.75rem_6.5rem_minmax(0,1fr)_7rem_5rem_9rem_4rem]';

export const TURN_FIGURE = 'figures hidden text-right text-xs md:block';
