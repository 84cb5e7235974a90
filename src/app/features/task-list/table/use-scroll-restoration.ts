import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useLocation } from 'react-router';
import { taskLinkId } from '#app/entities/task/task-link-id.ts';

type ScrollPosition = { top: number; taskId: string | null };
const AT_TOP: ScrollPosition = { top: 0, taskId: null };
/** Milliseconds after arriving in which new rows may still be inserted. */
const NEW_PAGE_MS = 1_500;

const positions = new Map<string, ScrollPosition>();

/** Restores scroll offset and focused row per history entry. Call it before measuring rows. */
export function useScrollRestoration(scroller: RefObject<HTMLElement | null>) {
  const { key } = useLocation();
  const arrivedAt = useRef(-Infinity);
  const [focused, setFocused] = useState({ key, taskId: positionAt(key).taskId });

  useLayoutEffect(() => {
    if (!positions.has(key)) arrivedAt.current = performance.now();
    const place = positionAt(key);
    scroller.current?.scrollTo({ top: place.top });
    if (place.taskId === null || document.activeElement !== document.body) return;
    document.getElementById(taskLinkId(place.taskId))?.focus({ preventScroll: true });
  }, [key, scroller]);

  return {
    taskId: focused.key === key ? focused.taskId : positionAt(key).taskId,
    isJustOpened: () => performance.now() - arrivedAt.current < NEW_PAGE_MS,
    saveFocus: (taskId: string) => {
      setFocused({ key, taskId });
      positions.set(key, { ...positionAt(key), taskId });
    },
    saveScroll: (top: number) => void positions.set(key, { ...positionAt(key), top }),
  };
}

export type ScrollRestoration = ReturnType<typeof useScrollRestoration>;

function positionAt(key: string): ScrollPosition {
  return positions.get(key) ?? AT_TOP;
}
