import type { ListedTask } from '#contract/task.ts';

type Picked = ReadonlyMap<string, ListedTask>;

/** The tasks that are selected, as they were told then. `range`: where one began, where it ends, and what was selected before it. */
export type Selection = {
  readonly picked: Picked;
  readonly range: { readonly anchor: string; readonly lead: string; readonly before: Picked } | null;
};

export const NOTHING: Selection = { picked: new Map(), range: null };

export type SelectionStep =
  | { do: 'toggle'; task: ListedTask }
  /** Selects from where the last step was to this row, by Shift and a click; `rows` are all, as they stand. */
  | { do: 'reach'; to: string; rows: readonly ListedTask[] }
  /** Selects from one row to the next by keyboard; turning back takes back what it had selected. */
  | { do: 'extend'; from: string; to: string; rows: readonly ListedTask[] }
  | { do: 'add'; tasks: readonly ListedTask[] }
  | { do: 'none' };

export function stepSelection(selection: Selection, step: SelectionStep): Selection {
  const { picked, range } = selection;
  switch (step.do) {
    case 'toggle': {
      const { id } = step.task;
      const next = new Map(picked);
      if (!next.delete(id)) next.set(id, step.task);
      return { picked: next, range: { anchor: id, lead: id, before: next } };
    }
    case 'reach':
      return reach(range ?? { anchor: step.to, before: picked }, step.to, step.rows) ?? selection;
    case 'extend': {
      const goesOn = range?.lead === step.from;
      return reach(goesOn ? range : { anchor: step.from, before: picked }, step.to, step.rows) ?? selection;
    }
    case 'add':
      return { picked: new Map([...picked, ...byId(step.tasks)]), range: null };
    case 'none':
      return picked.size === 0 ? selection : NOTHING;
  }
}

function byId(tasks: readonly ListedTask[]): readonly (readonly [string, ListedTask])[] {
  return tasks.map((task) => [task.id, task] as const);
}

/** From the anchor to a row, both included; from the row alone where the anchor is gone. Undefined where the row is. */
function reach(
  { anchor, before }: { anchor: string; before: Picked },
  lead: string,
  rows: readonly ListedTask[],
): Selection | undefined {
  const end = rows.findIndex(({ id }) => id === lead);
  if (end === -1) return undefined;
  const known = rows.findIndex(({ id }) => id === anchor);
  const start = known === -1 ? end : known;
  const between = rows.slice(Math.min(start, end), Math.max(start, end) + 1);
  return {
    picked: new Map([...before, ...byId(between)]),
    range: { anchor: known === -1 ? lead : anchor, lead, before },
  };
}

/** The tasks that are selected: each as it is told now where a row of the list tells it, and without those that `isGone`. */
export function selectedTasks(
  { picked }: Selection,
  rows: readonly ListedTask[],
  isGone: (taskId: string) => boolean,
): readonly ListedTask[] {
  if (picked.size === 0) return [];
  const now = new Map(byId(rows));
  return [...picked.values()].filter(({ id }) => !isGone(id)).map((task) => now.get(task.id) ?? task);
}
