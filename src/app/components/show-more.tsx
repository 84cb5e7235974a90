import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { Button } from './button.tsx';

type ShowMoreProps = { onShow: () => void; className?: string; children: ReactNode };

/** When it disappears, its focus moves to the first new element. */
export function ShowMore({ onShow, className, children }: ShowMoreProps) {
  return (
    <Button
      look="quiet"
      size="small"
      className={className}
      onClick={({ currentTarget: button }) => {
        const hadFocus = document.activeElement === button;
        const last = elementBefore(button);
        flushSync(onShow);
        if (hadFocus && !button.isConnected) focusAfter(last);
      }}
    >
      {children}
    </Button>
  );
}

/** Returns the last element that ends before this one begins. */
function elementBefore(element: Element): Element | null {
  const elements = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
  elements.currentNode = element;
  let before = elements.previousNode();
  while (before?.contains(element) === true) before = elements.previousNode();
  return before instanceof Element ? before : null;
}

/** Focuses the next element, or the first focusable one inside it. */
function focusAfter(element: Element | null): void {
  if (element === null) return;
  const elements = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
  elements.currentNode = element;
  const next = elements.nextNode();
  if (!(next instanceof HTMLElement)) return;
  const target = next.querySelector<HTMLElement>('a[href], button, input') ?? next;
  if (target === next) next.tabIndex = -1;
  target.focus();
}
