import type { ListedTask } from '#contract/task.ts';

type SelectedTasks = ReadonlyMap<string, ListedTask>;

/**
 * - `selected`: tasks as they were when selected
 * - `bulkSelected`: those selected because they matched the filter
 * - `range`: its fixed end, its moving end, and the selection before it
 */
export type Selection = {
  readonly selected: SelectedTasks;
  readonly bulkSelected: ReadonlySet<string>;
  readonly range: { readonly anchor: string; readonly lead: string; readonly before: SelectedTasks } | null;
};

export const EMPTY_SELECTION: Selection = { selected: new Map(), bulkSelected: new Set(), range: null };

export type SelectionAction =
  | { type: 'toggle'; task: ListedTask }
  /** Shift+click. `rows`: all rows in order. */
  | { type: 'extendTo'; to: string; rows: readonly ListedTask[] }
  /** Shift+arrow; moving back shrinks the range. */
  | { type: 'extend'; from: string; to: string; rows: readonly ListedTask[] }
  | { type: 'selectMany'; tasks: readonly ListedTask[] }
  | { type: 'clear' };

export function selectionReducer(selection: Selection, step: SelectionAction): Selection {
  const { selected, bulkSelected, range } = selection;
  switch (step.type) {
    case 'toggle': {
      const { id } = step.task;
      const next = new Map(selected);
      if (!next.delete(id)) next.set(id, step.task);
      return { selected: next, bulkSelected: without(bulkSelected, id), range: { anchor: id, lead: id, before: next } };
    }
    case 'extendTo':
      return withRange(selection, range ?? { anchor: step.to, before: selected }, step.to, step.rows);
    case 'extend': {
      const goesOn = range?.lead === step.from;
      return withRange(selection, goesOn ? range : { anchor: step.from, before: selected }, step.to, step.rows);
    }
    case 'selectMany': {
      const added = step.tasks.filter(({ id }) => !selected.has(id));
      return {
        selected: new Map([...selected, ...byId(step.tasks)]),
        bulkSelected: new Set([...bulkSelected, ...added.map(({ id }) => id)]),
        range: null,
      };
    }
    case 'clear':
      return selected.size === 0 ? selection : EMPTY_SELECTION;
  }
}

function byId(tasks: readonly ListedTask[]): readonly (readonly [string, ListedTask])[] {
  return tasks.map((task) => [task.id, task] as const);
}

function without(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...ids].filter((other) => other !== id));
}

/** Inclusive. Only the row if the anchor is gone; no change if the row is. */
function withRange(
  selection: Selection,
  { anchor, before }: { anchor: string; before: SelectedTasks },
  lead: string,
  rows: readonly ListedTask[],
): Selection {
  const end = rows.findIndex(({ id }) => id === lead);
  if (end === -1) return selection;
  const known = rows.findIndex(({ id }) => id === anchor);
  const start = known === -1 ? end : known;
  const between = rows.slice(Math.min(start, end), Math.max(start, end) + 1);
  return {
    selected: new Map([...before, ...byId(between)]),
    bulkSelected: selection.bulkSelected,
    range: { anchor: known === -1 ? lead : anchor, lead, before },
  };
}

/** Updated from the loaded rows, without those that `isGone`. */
export function selectedTasks(
  { selected }: Selection,
  rows: readonly ListedTask[],
  isGone: (taskId: string) => boolean,
): readonly ListedTask[] {
  if (selected.size === 0) return [];
  const now = new Map(byId(rows));
  return [...selected.values()].filter(({ id }) => !isGone(id)).map((task) => now.get(task.id) ?? task);
}
