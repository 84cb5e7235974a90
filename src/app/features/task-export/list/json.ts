import type { ListedTask } from '#contract/task.ts';

/** Writes tasks as one JSON array, each as the API told it, a line for each. */
export function jsonWriter() {
  let written = 0;
  return {
    head: () => '[',
    tasks: (tasks: readonly ListedTask[]) =>
      tasks.map((task) => `${(written += 1) === 1 ? '' : ','}\n${JSON.stringify(task)}`).join(''),
    foot: () => '\n]\n',
  };
}
