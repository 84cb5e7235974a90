/** How wide the list, and what stands over it, grows: further apart, a title and its figures are no longer read as one line. */
export const LIST_WIDTH = 'mx-auto max-w-[100rem]';
