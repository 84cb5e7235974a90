import { useMemo, useReducer } from 'react';
import { useHiddenTaskIds } from '#app/data/hidden-tasks.ts';
import type { ListedTask } from '#contract/task.ts';
import { NOTHING, selectedTasks, type Selection, type SelectionStep, stepSelection } from './selection.ts';

export type TaskSelection = {
  /** In the order in which they were selected. What is being archived is none of them, and is one again once it is back. */
  tasks: readonly ListedTask[];
  has: (taskId: string) => boolean;
  /** Whether a task was selected because a list said that it fits, and not by hand. */
  isSwept: (taskId: string) => boolean;
  step: (step: SelectionStep) => void;
};

type State = { view: string; selection: Selection };

/** Which tasks are selected, in one view of the list: another view (another filter) begins with none. */
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
