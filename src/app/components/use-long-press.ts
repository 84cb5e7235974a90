import { useEffect, useRef, type MouseEvent, type PointerEvent } from 'react';

const PRESS_MS = 500;
/** Pixels that a finger may move. */
const MAX_MOVE = 10;

type Press = { readonly x: number; readonly y: number; readonly timer: number };

/**
 * Returns handlers that call `onLongPress` while a finger rests on an element. It opens no menu, drags nothing, and
 * follows no link when it is lifted.
 */
export function useLongPress(onLongPress: () => void) {
  const press = useRef<Press>(null);
  const isHeld = useRef(false);

  function end() {
    window.clearTimeout(press.current?.timer);
    press.current = null;
  }
  useEffect(() => end, []);

  return {
    onPointerDown({ pointerType, isPrimary, clientX: x, clientY: y }: PointerEvent) {
      end();
      isHeld.current = false;
      if (pointerType !== 'touch' || !isPrimary) return;
      const timer = window.setTimeout(() => {
        isHeld.current = true;
        onLongPress();
      }, PRESS_MS);
      press.current = { x, y, timer };
    },
    onPointerMove({ clientX, clientY }: PointerEvent) {
      if (press.current === null) return;
      if (Math.hypot(clientX - press.current.x, clientY - press.current.y) > MAX_MOVE) end();
    },
    onPointerUp: end,
    // The list scrolls.
    onPointerCancel: end,
    onContextMenu: (event: MouseEvent) => (press.current !== null || isHeld.current) && event.preventDefault(),
    onDragStart: (event: MouseEvent) => press.current !== null && event.preventDefault(),
    // A keyboard's click or menu comes after the press, if the browser sent none for the finger.
    onKeyDown() {
      isHeld.current = false;
    },
    onClickCapture(event: MouseEvent) {
      const isOfFinger = isHeld.current && event.detail !== 0;
      isHeld.current = false;
      if (!isOfFinger) return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
