import { Menu } from '@base-ui/react/menu';
import type { RefObject } from 'react';
import { classNames } from '#app/lib/class-names.ts';
import { type Action, performAction } from './action.ts';
import { Kbd } from './kbd.tsx';
import { closeThen } from './modal.tsx';

type MenuPopupProps = {
  label: string;
  /** The button that opened it. */
  anchor: RefObject<HTMLElement | null>;
  actions: readonly Action[];
  onClose: () => void;
};

/** The list of a menu, open while it is mounted. A disabled action can be reached and says why it is disabled. */
export function MenuPopup({ label, anchor, actions, onClose }: MenuPopupProps) {
  return (
    <Menu.Root
      open
      modal={false}
      onOpenChange={(_open, { event }) => {
        // The button toggles the menu itself.
        const target = event instanceof FocusEvent ? event.relatedTarget : event.target;
        const isOnButton = target instanceof Node && anchor.current?.contains(target) === true;
        if (!isOnButton) onClose();
      }}
    >
      <Menu.Portal>
        <Menu.Positioner anchor={anchor} align="end" sideOffset={4} collisionPadding={8} className="z-40">
          <Menu.Popup
            aria-label={label}
            // Without a trigger of its own, Base UI focuses the menu but none of its items.
            ref={(popup) => popup?.querySelector<HTMLElement>('[role=menuitem]')?.focus({ preventScroll: true })}
            finalFocus={anchor}
            onKeyDown={({ key }) => {
              if (key !== 'Tab') return;
              // The browser moves the focus on from the button.
              anchor.current?.focus();
              onClose();
            }}
            className="max-h-(--available-height) max-w-(--available-width) min-w-44 overflow-y-auto rounded-lg border border-line bg-surface p-1 text-ink shadow-float focus-visible:outline-none"
          >
            {actions.map((action) => (
              <Menu.Item
                key={action.id}
                label={action.label}
                aria-disabled={action.disabled !== undefined}
                closeOnClick={false}
                className={classNames(
                  'flex w-full cursor-pointer items-center gap-2 rounded px-2 py-1.5 text-left text-sm select-none data-highlighted:bg-raised focus-visible:outline-none aria-disabled:cursor-not-allowed',
                  action.danger && 'text-error',
                )}
                onClick={() => closeThen(onClose, () => performAction(action))}
              >
                {action.icon && <action.icon size={14} aria-hidden className="shrink-0" />}
                <span className="max-w-56">
                  <span className={classNames('block', action.disabled !== undefined && 'opacity-50')}>
                    {action.label}
                  </span>
                  {action.disabled !== undefined && <span className="block text-xs text-ink-2">{action.disabled}</span>}
                </span>
                {action.keys && (
                  <span className="ml-auto pl-4">
                    <Kbd keys={action.keys} />
                  </span>
                )}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
