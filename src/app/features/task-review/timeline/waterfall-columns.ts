/** The columns of a turn's waterfall: what, its bar, when it began, how long it took. Where it is narrow the bar has a line of its own. */
export const WATERFALL_ROW =
  'grid grid-cols-[minmax(0,1fr)_4rem] items-center gap-x-3 @min-[36rem]:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_4rem_4rem]';
