import { Menu } from '@base-ui/react/menu';
import { useCallback, type ReactNode } from 'react';
import { classNames } from '#app/lib/class-names.ts';
import { popupHandlers, type AnchoredPopupProps } from './popup-button.tsx';

type MenuFrameProps = AnchoredPopupProps & {
  label: string;
  /** A selector of the item that gets the focus. */
  firstFocus: string;
  /** The width. */
  className: string;
  children: ReactNode;
};

/** A menu below its button, open while mounted. */
export function MenuFrame({ label, firstFocus, className, children, ...anchored }: MenuFrameProps) {
  const handlers = popupHandlers(anchored);

  // Without a trigger, Base UI focuses the menu but no item. Items are registered after the refs of this commit.
  const focusItem = useCallback(
    (popup: HTMLElement | null) => {
      queueMicrotask(() => popup?.querySelector<HTMLElement>(firstFocus)?.focus({ preventScroll: true }));
    },
    [firstFocus],
  );
  return (
    <Menu.Root open modal={false} {...handlers.root}>
      <Menu.Portal>
        <Menu.Positioner
          anchor={anchored.anchor}
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="z-40 print:hidden"
        >
          <Menu.Popup
            {...handlers.popup}
            ref={focusItem}
            aria-label={label}
            className={classNames(
              'max-h-(--available-height) max-w-(--available-width) overflow-y-auto rounded-lg border border-line bg-surface p-1 text-ink shadow-float focus-visible:outline-none',
              className,
            )}
          >
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
