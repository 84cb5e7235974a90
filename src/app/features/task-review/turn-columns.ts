/** Chevron, seq, status, input, timeline, started, duration, tokens, credits. */
export const TURN_ROW =
  'grid grid-cols-[0.875rem_1.75rem_minmax(0,1fr)_auto] items-center gap-x-3 ' +
  'as-table:grid-cols-[0.875rem_1.75rem_6.25rem_minmax(0,1fr)_4.5rem_8.5rem_4rem] ' +
  'as-table:@min-[58rem]:grid-cols-[0.875rem_1.75rem_6.25rem_minmax(0,1fr)_minmax(8rem,16rem)_4.5rem_8.5rem_4rem] ' +
  'as-table:@min-[74rem]:grid-cols-[0.875rem_1.75rem_6.25rem_minmax(0,1fr)_minmax(8rem,24rem)_7.5rem_4.5rem_8.5rem_4rem]';

export const TURN_FIGURE = 'hidden text-right as-table:block';
export const TURN_STARTED = 'hidden text-right @min-[74rem]:block';
export const TURN_TIMELINE =
  'order-4 col-span-full col-start-2 my-1 @min-[58rem]:order-none @min-[58rem]:col-span-1 @min-[58rem]:col-start-auto @min-[58rem]:my-0';
export const TURN_TIMELINE_EMPTY = 'hidden @min-[58rem]:block';

/** Name, bar, start, duration. On a narrow page the bar has its own line. */
export const WATERFALL_ROW =
  'grid grid-cols-[minmax(0,1fr)_4rem] items-center gap-x-3 @min-[36rem]:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_4rem_4rem]';
