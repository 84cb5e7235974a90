import type { ListedTask } from '#contract/task.ts';
import type { ExportSource } from '#app/entities/task/export-button-props.ts';
import { walkShownTasks } from '#app/data/walk-shown-tasks.ts';

const AT_ONCE = 1_000;

export function countOf(source: ExportSource): number | undefined {
  return source.kind === 'filter' ? source.count : source.tasks.length;
}

/** Yields the tasks in pages. `onLeftOut` gets the number of listed tasks that are not exported. */
export async function* pagesOf(
  source: ExportSource,
  onLeftOut: (count: number) => void,
  signal: AbortSignal,
): AsyncGenerator<readonly ListedTask[]> {
  if (source.kind === 'filter') {
    for await (const { tasks, leftOut } of walkShownTasks(source.filter, source.applies, signal)) {
      if (leftOut > 0) onLeftOut(leftOut);
      yield tasks;
    }
  } else {
    for (let at = 0; at < source.tasks.length; at += AT_ONCE) yield source.tasks.slice(at, at + AT_ONCE);
  }
}
