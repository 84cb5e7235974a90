import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useLocation } from 'react-router';
import { taskLinkId } from '#app/entities/task/task-link-id.ts';

type Place = { top: number; taskId: string | null };
const TOP: Place = { top: 0, taskId: null };
/** What comes so soon, in milliseconds, is part of coming here. */
const ARRIVING_MS = 1_500;

/** Where the operator was, by the entry of the browser's history. */
const places = new Map<string, Place>();

/**
 * Keeps how far the list is scrolled and which row had the focus last: going to a task and back finds both again, another
 * view begins at its top. Must be called before what measures the rows.
 */
export function useKeptPlace(scroller: RefObject<HTMLElement | null>) {
  const { key } = useLocation();
  const arrivedAt = useRef(-Infinity);
  const [focused, setFocused] = useState({ key, taskId: placeAt(key).taskId });

  useLayoutEffect(() => {
    if (!places.has(key)) arrivedAt.current = performance.now();
    const place = placeAt(key);
    scroller.current?.scrollTo({ top: place.top });
    if (place.taskId === null || document.activeElement !== document.body) return;
    document.getElementById(taskLinkId(place.taskId))?.focus({ preventScroll: true });
  }, [key, scroller]);

  return {
    /** The row that had the focus last. */
    taskId: focused.key === key ? focused.taskId : placeAt(key).taskId,
    /** Whether the operator has only just come here, so that nothing is being read yet. */
    isNew: () => performance.now() - arrivedAt.current < ARRIVING_MS,
    keepFocus: (taskId: string) => {
      setFocused({ key, taskId });
      places.set(key, { ...placeAt(key), taskId });
    },
    keepScroll: (top: number) => void places.set(key, { ...placeAt(key), top }),
  };
}

export type KeptPlace = ReturnType<typeof useKeptPlace>;

function placeAt(key: string): Place {
  return places.get(key) ?? TOP;
}
