export interface Contender {
  readonly name: string;
  url(taskId: string): string;
  /** Peers have no such page: theirs is a short task, which needs the same code. */
  newTaskUrl(number: string): string;
}

export const OURS = 'ours';
/** The simplest possible pages. If they miss a goal, the machine is too slow. */
export const FLOORS: readonly string[] = ['one block a line', 'one text node'];

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
