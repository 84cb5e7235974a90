import type { ListedTask } from '#contract/task.ts';

/** Writes one JSON array, one task a line, as received from the API. */
export function jsonWriter() {
  let written = 0;
  return {
    head: () => '[',
    tasks: (tasks: readonly ListedTask[]) =>
      tasks.map((task) => `${(written += 1) === 1 ? '' : ','}\n${JSON.stringify(task)}`).join(''),
    foot: () => '\n]\n',
  };
}
