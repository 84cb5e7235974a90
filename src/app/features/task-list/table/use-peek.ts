import { useState } from 'react';
import { flushSync } from 'react-dom';
import { performAction, type Action } from '#app/components/action.ts';
import { useActions } from '#app/components/action-registry.tsx';
import { useSettled } from '#app/lib/use-settled.ts';
import { taskLinkId } from '#app/entities/task/task-link-id.ts';
import { t } from '#app/messages/task-list.ts';
import type { ListedTask } from '#contract/task.ts';
import type { ScrollRestoration } from './use-scroll-restoration.ts';

/** Milliseconds until the task under a moving cursor is requested. */
const SETTLE_MS = 120;

/** The preview of the focused row, beside the list. Space opens and closes it, Esc closes it, j and k walk on. */
export function usePeek(tasks: readonly ListedTask[], place: ScrollRestoration) {
  const [isOpen, setOpen] = useState(false);
  const current = useSettled(place.taskId, SETTLE_MS);
  const task = isOpen ? tasks.find(({ id }) => id === current) : undefined;

  /** Rows may change their height with the width of the list, so the focused one is brought back into view. */
  function show(next: boolean) {
    const taskId = place.taskId ?? tasks[0]?.id;
    if (taskId === undefined) return;
    flushSync(() => {
      place.saveFocus(taskId);
      setOpen(next);
    });
    const link = document.getElementById(taskLinkId(taskId));
    link?.focus({ preventScroll: true });
    link?.scrollIntoView({ block: 'nearest' });
  }
  const close = () => show(false);
  const whyNot = () => (!isOpen && matchMedia('(width < 64rem)').matches ? t('tooNarrowForPreview') : undefined);

  const toggle: Action = {
    id: 'peek',
    label: t(isOpen ? 'closePreview' : 'preview'),
    group: 'tasks',
    disabled: whyNot(),
    perform: () => show(!isOpen),
  };
  const escape: Action = {
    id: 'close-peek',
    label: t('closePreview'),
    keys: 'Escape',
    group: 'tasks',
    isMovement: true,
    perform: close,
  };
  useActions(isOpen ? [toggle, escape] : [toggle]);

  // The window may have become narrower since the last render.
  return { task, toggle: () => performAction({ ...toggle, disabled: whyNot() }), close };
}
