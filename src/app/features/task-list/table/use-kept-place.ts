import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useLocation } from 'react-router';
import { taskLinkId } from '#app/entities/task/task-link-id.ts';

type Place = { top: number; taskId: string | null };
const TOP: Place = { top: 0, taskId: null };
/** Within this time after arriving, new rows may still be inserted. */
const ARRIVING_MS = 1_500;

const places = new Map<string, Place>();

/**
 * Remembers scroll offset and focused row per history entry, and restores them when going back. Call it before
 * measuring rows.
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
    taskId: focused.key === key ? focused.taskId : placeAt(key).taskId,
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
