import type { KeyboardEvent, RefObject } from 'react';
import { useActions } from '#app/ui/action.ts';

/** The rows' links, in order. */
function linksIn(root: HTMLElement | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('[data-task-id]') ?? [])];
}

/**
 * Moves through a list of tasks by keyboard: j and k from anywhere, arrows, Home and End inside it; e archives.
 * Focus itself moves, so Enter opens as it does on any link.
 */
export function useRowKeys(root: RefObject<HTMLElement | null>, onArchive: (taskId: string) => void) {
  function move(by: 1 | -1) {
    const links = linksIn(root.current);
    const at = links.findIndex((link) => link === document.activeElement);
    links[at === -1 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
  }

  /** Archiving takes the row away: focus goes to the next one, or to the one before the last. */
  function focusBeside(taskId: string) {
    const links = linksIn(root.current);
    const at = links.findIndex((link) => link.dataset['taskId'] === taskId);
    (links[at + 1] ?? links[at - 1] ?? root.current)?.focus();
  }

  useActions([
    { id: 'next-row', label: 'Next task', keys: 'j', group: 'Tasks', perform: () => move(1) },
    { id: 'previous-row', label: 'Task before', keys: 'k', group: 'Tasks', perform: () => move(-1) },
    {
      id: 'archive',
      label: 'Archive the task in focus',
      keys: 'e',
      group: 'Tasks',
      perform() {
        const focused = document.activeElement;
        const link = linksIn(root.current).find((one) => one === focused);
        if (link?.dataset['taskId'] !== undefined) onArchive(link.dataset['taskId']);
      },
    },
  ]);

  function onKeyDown(event: KeyboardEvent) {
    const links = linksIn(root.current);
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Home') links[0]?.focus();
    else if (event.key === 'End') links.at(-1)?.focus();
    else return;
    event.preventDefault();
  }

  return { onKeyDown, focusBeside };
}
