/** The id of the element that shows a task in a list. Restoring a task returns the focus to it. */
export function taskLinkId(taskId: string): string {
  return `task-${taskId}`;
}
