/** Tasks in a batch. The browser remembers the last 300 tasks, and so how many of a batch were sent. */
export const MOST_TASKS = 100;
