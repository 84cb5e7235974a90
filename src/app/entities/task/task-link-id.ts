/** Restoring a task returns the focus to this element. */
export function taskLinkId(taskId: string): string {
  return `task-${taskId}`;
}
