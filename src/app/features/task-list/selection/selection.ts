import type { ListedTask } from '#contract/task.ts';

type Picked = ReadonlyMap<string, ListedTask>;

/**
 * - `picked`: the selected tasks as they were then
 * - `swept`: those selected in bulk because they matched the filter, not one by one
 * - `range`: its fixed end, its moving end, and the selection before it
 */
export type Selection = {
  readonly picked: Picked;
  readonly swept: ReadonlySet<string>;
  readonly range: { readonly anchor: string; readonly lead: string; readonly before: Picked } | null;
};

export const NOTHING: Selection = { picked: new Map(), swept: new Set(), range: null };

export type SelectionStep =
  | { do: 'toggle'; task: ListedTask }
  /** Shift+click: selects from the last row to this one. `rows`: all rows in order. */
  | { do: 'reach'; to: string; rows: readonly ListedTask[] }
  /** Shift+arrow: extends the range; moving back shrinks it. */
  | { do: 'extend'; from: string; to: string; rows: readonly ListedTask[] }
  | { do: 'sweep'; tasks: readonly ListedTask[] }
  | { do: 'none' };

export function stepSelection(selection: Selection, step: SelectionStep): Selection {
  const { picked, swept, range } = selection;
  switch (step.do) {
    case 'toggle': {
      const { id } = step.task;
      const next = new Map(picked);
      if (!next.delete(id)) next.set(id, step.task);
      return { picked: next, swept: without(swept, id), range: { anchor: id, lead: id, before: next } };
    }
    case 'reach':
      return withRange(selection, range ?? { anchor: step.to, before: picked }, step.to, step.rows);
    case 'extend': {
      const goesOn = range?.lead === step.from;
      return withRange(selection, goesOn ? range : { anchor: step.from, before: picked }, step.to, step.rows);
    }
    case 'sweep': {
      const added = step.tasks.filter(({ id }) => !picked.has(id));
      return {
        picked: new Map([...picked, ...byId(step.tasks)]),
        swept: new Set([...swept, ...added.map(({ id }) => id)]),
        range: null,
      };
    }
    case 'none':
      return picked.size === 0 ? selection : NOTHING;
  }
}

function byId(tasks: readonly ListedTask[]): readonly (readonly [string, ListedTask])[] {
  return tasks.map((task) => [task.id, task] as const);
}

function without(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...ids].filter((other) => other !== id));
}

/** Selects from the anchor to a row, inclusive. Only the row if the anchor is gone; no change if the row is. */
function withRange(
  selection: Selection,
  { anchor, before }: { anchor: string; before: Picked },
  lead: string,
  rows: readonly ListedTask[],
): Selection {
  const end = rows.findIndex(({ id }) => id === lead);
  if (end === -1) return selection;
  const known = rows.findIndex(({ id }) => id === anchor);
  const start = known === -1 ? end : known;
  const between = rows.slice(Math.min(start, end), Math.max(start, end) + 1);
  return {
    picked: new Map([...before, ...byId(between)]),
    swept: selection.swept,
    range: { anchor: known === -1 ? lead : anchor, lead, before },
  };
}

/** The selected tasks, updated from the loaded rows, without those that `isGone`. */
export function selectedTasks(
  { picked }: Selection,
  rows: readonly ListedTask[],
  isGone: (taskId: string) => boolean,
): readonly ListedTask[] {
  if (picked.size === 0) return [];
  const now = new Map(byId(rows));
  return [...picked.values()].filter(({ id }) => !isGone(id)).map((task) => now.get(task.id) ?? task);
}
