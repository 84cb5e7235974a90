/** The list's columns, shared by its head, its rows and their skeleton: fewer where the page is narrower. */
export const ROW =
  'grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 md:grid-cols-[6.75rem_minmax(0,1fr)_4.5rem_4.5rem_3.25rem] ' +
  '@3xl:grid-cols-[6.75rem_minmax(0,5fr)_minmax(0,2.5fr)_3.5rem_4.5rem_4.5rem_3.25rem] ' +
  '@5xl:grid-cols-[6.75rem_minmax(0,5fr)_minmax(0,2.5fr)_4.75rem_5.5rem_3.5rem_5rem_5rem_3.25rem]';

/** A column that is there from the second width on, and one from the third. */
export const FROM_MIDDLE = 'hidden @3xl:block';
export const FROM_WIDE = 'hidden @5xl:block';
