/** A page that is measured. */
export interface Contender {
  readonly name: string;
  /** Its address for a task. */
  url(taskId: string): string;
  /** Its address for a new task; a peer's for a task with one short turn, which needs the same code. */
  newTaskUrl(number: string): string;
}

export const OURS = 'ours';
/** The simplest pages that there are: where they miss a figure, it is the machine's. */
export const FLOORS: readonly string[] = ['one block a line', 'one text node'];

/** The pages by name, ours first. */
export function contendersOf(pageUrl: string, stubUrl: string): readonly Contender[] {
  const peer = (name: string, file: string): Contender => ({
    name,
    url: (taskId) => `${stubUrl}/peers/${file}.html?taskId=${taskId}`,
    newTaskUrl: (number) => `${stubUrl}/peers/${file}.html?taskId=tsk_short_${number}`,
  });
  return [
    { name: OURS, url: (taskId) => `${pageUrl}/tasks/${taskId}`, newTaskUrl: () => `${pageUrl}/` },
    peer('useChat + streamdown', 'use-chat'),
    peer('react-markdown', 'react-markdown'),
    peer('one block a line', 'lines'),
    peer('one text node', 'text-node'),
  ];
}
