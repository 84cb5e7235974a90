import type { KeyboardEvent, RefObject } from 'react';
import { flushSync } from 'react-dom';
import { performAction } from '#app/components/action.ts';
import { useActions } from '#app/components/action-registry.tsx';
import { spellPress } from '#app/components/action-keys.ts';
import type { ListedTask } from '#contract/task.ts';
import { useArchiveTask } from '#app/entities/task/archive-tasks.ts';
import { taskLinkId } from '#app/entities/task/task-link-id.ts';
import { t } from '#app/messages/task-list.ts';
import { explainWhyNotAll, type TaskSelection } from '../selection/use-selection.ts';
import type { ScrollRestoration } from './use-scroll-restoration.ts';

/**
 * j and k anywhere, arrows, Home and End inside the table, with Shift to select; x selects, Ctrl/Cmd+A selects all
 * loaded rows, e archives. Focus moves between links, so Enter opens them.
 */
export function useRowKeys(
  table: RefObject<HTMLElement | null>,
  tasks: readonly ListedTask[],
  place: ScrollRestoration,
  selection: TaskSelection,
  whyNotAll: string | undefined,
) {
  const archiveTask = useArchiveTask();
  const last = tasks.length - 1;
  const indexOf = (taskId: string | null) => tasks.findIndex(({ id }) => id === taskId);

  function focusRow(index: number) {
    const task = tasks[index];
    if (task === undefined) return;
    // The row must be rendered before it can get focus.
    flushSync(() => place.saveFocus(task.id));
    const link = document.getElementById(taskLinkId(task.id));
    link?.focus({ preventScroll: true });
    link?.scrollIntoView({ block: 'nearest' });
  }

  function move(by: 1 | -1) {
    const from = indexOf(place.taskId);
    focusRow(from === -1 ? 0 : Math.min(Math.max(from + by, 0), last));
  }

  function extend(by: 1 | -1) {
    const from = tasks[indexOf(place.taskId)];
    const to = tasks[indexOf(place.taskId) + by];
    if (from === undefined) return move(by);
    if (to === undefined) return undefined;
    selection.step({ type: 'extend', from: from.id, to: to.id, rows: tasks });
    return focusRow(tasks.indexOf(to));
  }

  function selectAll() {
    if (whyNotAll === undefined) selection.step({ type: 'selectMany', tasks });
    else explainWhyNotAll(whyNotAll);
  }

  function taskInFocus(): ListedTask | undefined {
    const focused = document.activeElement;
    return focused instanceof HTMLElement ? tasks[indexOf(focused.dataset['taskId'] ?? null)] : undefined;
  }

  /** Moves focus to the next row, or from the last row to the previous one. */
  function archive(task: ListedTask) {
    const index = indexOf(task.id);
    if (!archiveTask(task)) return;
    if (last > 0) focusRow(index < last ? index + 1 : index - 1);
    else table.current?.focus();
  }

  useActions([
    { id: 'next-row', label: t('nextTask'), keys: 'j', group: 'tasks', isMovement: true, perform: () => move(1) },
    {
      id: 'previous-row',
      label: t('previousTask'),
      keys: 'k',
      group: 'tasks',
      isMovement: true,
      perform: () => move(-1),
    },
    {
      id: 'archive',
      label: t('archiveFocused'),
      keys: 'e',
      group: 'tasks',
      perform() {
        const task = taskInFocus();
        if (task === undefined) return;
        const disabled = task.archivedAt == null ? undefined : t('alreadyArchived');
        performAction({ id: 'archive', disabled, perform: () => archive(task) });
      },
    },
    {
      id: 'select',
      label: t('selectFocused'),
      keys: 'x',
      group: 'tasks',
      perform() {
        const task = taskInFocus();
        if (task) selection.step({ type: 'toggle', task });
      },
    },
    {
      id: 'select-next',
      label: t('extendDown'),
      keys: 'J',
      group: 'tasks',
      isMovement: true,
      perform: () => extend(1),
    },
    {
      id: 'select-previous',
      label: t('extendUp'),
      keys: 'K',
      group: 'tasks',
      isMovement: true,
      perform: () => extend(-1),
    },
  ]);

  function onKeyDown(event: KeyboardEvent) {
    const go = event.shiftKey ? extend : move;
    if (event.key === 'ArrowDown') go(1);
    else if (event.key === 'ArrowUp') go(-1);
    else if (spellPress(event) === 'Mod+a') selectAll();
    else if (event.key === 'Home') focusRow(0);
    else if (event.key === 'End') focusRow(last);
    else return;
    event.preventDefault();
  }

  return { onKeyDown, archive };
}
