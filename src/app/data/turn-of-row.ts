import type { ListedTask } from '#contract/task.ts';
import type { TaskFilter } from './task-filter.ts';

/** A listed task, and the turn that its row stands for. `seq` is undefined if the API does not tell. */
export type RowTurn = { readonly task: ListedTask; readonly seq: number | undefined };

/** Without `of=turns`, these describe a task's newest turn. */
const OF_NEWEST_TURN = ['status', 'cause', 'budget'] as const;

/**
 * The turn because of which a task is in the list: the newest that matches with `of=turns`, else the one in which the
 * search was found, else the newest that the row knows of.
 */
export function turnOfRow(filter: TaskFilter, task: ListedTask): RowTurn {
  const newest = Math.max(0, task.totals.turnCount - 1);
  if (newest === 0) return { task, seq: 0 };
  if (filter.of === 'turns') return { task, seq: task.fitting?.newestTurn?.seq };
  const isFound = task.match?.seq != null && OF_NEWEST_TURN.every((name) => filter[name] === undefined);
  return { task, seq: isFound ? (task.match?.seq ?? newest) : newest };
}

/** Its `seq`, if it is known not to be the newest turn of its task. */
export function earlierTurnOf({ task, seq }: RowTurn): number | undefined {
  return seq !== undefined && seq < task.totals.turnCount - 1 ? seq : undefined;
}
