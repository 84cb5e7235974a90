import type { ListedTask } from '#contract/task.ts';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { walkShownTasks } from '../selection/browser-walk.ts';

/** What is exported: tasks that are selected or listed, or all that verifiably fit a filter; `count` is undefined where that isn't known. */
export type ExportSource =
  | { kind: 'selected' | 'listed'; tasks: readonly ListedTask[] }
  | { kind: 'filter'; filter: TaskFilter; applies: boolean; count: number | undefined };

const AT_ONCE = 1_000;

export function countOf(source: ExportSource): number | undefined {
  return source.kind === 'filter' ? source.count : source.tasks.length;
}

/** Its tasks, piece by piece. `onLeftOut` hears of tasks that the API listed and that are not exported. */
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
