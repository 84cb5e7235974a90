import { useMemo, useReducer } from 'react';
import { useHiddenTaskIds } from '#app/data/hidden-tasks.ts';
import type { ListedTask } from '#contract/task.ts';
import { NOTHING, selectedTasks, type Selection, type SelectionStep, stepSelection } from './selection.ts';

export type TaskSelection = {
  /** In order of selection, without tasks being archived. */
  tasks: readonly ListedTask[];
  has: (taskId: string) => boolean;
  isSwept: (taskId: string) => boolean;
  step: (step: SelectionStep) => void;
};

type State = { view: string; selection: Selection };

/** The selection of one view of the list. Another view (filter) starts empty. */
export function useSelection(view: string, rows: readonly ListedTask[]): TaskSelection {
  const held = useHiddenTaskIds();
  const [state, dispatch] = useReducer(reduce, { view, selection: NOTHING });
  const selection = state.view === view ? state.selection : NOTHING;
  const tasks = useMemo(() => selectedTasks(selection, rows, (id) => held.has(id)), [selection, rows, held]);
  return {
    tasks,
    has: (taskId) => selection.picked.has(taskId) && !held.has(taskId),
    isSwept: (taskId) => selection.swept.has(taskId),
    step: (step) => dispatch({ view, step }),
  };
}

function reduce(state: State, { view, step }: { view: string; step: SelectionStep }): State {
  return { view, selection: stepSelection(state.view === view ? state.selection : NOTHING, step) };
}
