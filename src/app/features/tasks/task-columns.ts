/** The list's columns, shared by its head, its rows and their skeleton: two lines where it is narrow, then more and more columns. */
export const ROW =
  'grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 ' +
  'as-table:grid-cols-[6.25rem_minmax(0,2fr)_minmax(0,1fr)_2.75rem_4rem_4rem_2.75rem] ' +
  'as-table:@min-[56rem]:grid-cols-[6.25rem_minmax(0,2fr)_minmax(0,1fr)_4.75rem_5rem_2.75rem_4rem_4.25rem_2.75rem]';

/** A column of the table, and one that is there only where there is room for all. */
export const COLUMN = 'hidden as-table:block';
export const WIDE_COLUMN = 'hidden @min-[56rem]:block';
