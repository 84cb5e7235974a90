/** Name, bar, start, duration. On a narrow page the bar has its own line. */
export const WATERFALL_ROW =
  'grid grid-cols-[minmax(0,1fr)_4rem] items-center gap-x-3 @min-[36rem]:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_4rem_4rem]';
