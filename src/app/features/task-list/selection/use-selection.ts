import { useMemo, useReducer } from 'react';
import { showToast } from '#app/components/toasts.tsx';
import { useHiddenTaskIds } from '#app/data/hidden-tasks.ts';
import type { ListedTask } from '#contract/task.ts';
import { t } from '#app/messages/task-list.ts';
import { EMPTY_SELECTION, selectedTasks, type Selection, type SelectionAction, selectionReducer } from './selection.ts';

export type TaskSelection = {
  /** In order of selection, without tasks being archived. */
  tasks: readonly ListedTask[];
  has: (taskId: string) => boolean;
  isBulkSelected: (taskId: string) => boolean;
  step: (step: SelectionAction) => void;
};

type State = { view: string; selection: Selection };

/** Another view (filter) starts empty. */
export function useSelection(view: string, rows: readonly ListedTask[]): TaskSelection {
  const hiddenIds = useHiddenTaskIds();
  const [state, dispatch] = useReducer(reduce, { view, selection: EMPTY_SELECTION });
  const selection = state.view === view ? state.selection : EMPTY_SELECTION;
  const tasks = useMemo(() => selectedTasks(selection, rows, (id) => hiddenIds.has(id)), [selection, rows, hiddenIds]);
  return {
    tasks,
    has: (taskId) => selection.selected.has(taskId) && !hiddenIds.has(taskId),
    isBulkSelected: (taskId) => selection.bulkSelected.has(taskId),
    step: (step) => dispatch({ view, step }),
  };
}

function reduce(state: State, { view, step }: { view: string; step: SelectionAction }): State {
  return { view, selection: selectionReducer(state.view === view ? state.selection : EMPTY_SELECTION, step) };
}

export function explainWhyNotAll(why: string): void {
  showToast({ id: 'not-all', text: t('selectOneByOne', { reason: why }), forMs: 6_000 });
}
