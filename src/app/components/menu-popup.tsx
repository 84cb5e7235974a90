import { Menu } from '@base-ui/react/menu';
import { classNames } from '#app/lib/class-names.ts';
import { type Action, performAction } from './action.ts';
import { Kbd } from './kbd.tsx';
import { MenuFrame } from './menu-frame.tsx';
import { closeThen } from './modal.tsx';
import type { AnchoredPopupProps } from './popup-button.tsx';

type MenuPopupProps = AnchoredPopupProps & { label: string; actions: readonly Action[] };

/** Open while mounted. A disabled action can be reached and says why. */
export function MenuPopup({ label, actions, ...anchored }: MenuPopupProps) {
  return (
    <MenuFrame label={label} firstFocus="[role=menuitem]" className="min-w-44" {...anchored}>
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
          onClick={() => closeThen(anchored.onClose, () => performAction(action))}
        >
          {action.icon && <action.icon size={14} aria-hidden className="shrink-0" />}
          <span className="max-w-56">
            <span className={classNames('block', action.disabled !== undefined && 'opacity-50')}>{action.label}</span>
            {action.disabled !== undefined && <span className="block text-xs text-ink-2">{action.disabled}</span>}
          </span>
          {action.keys && (
            <span className="ml-auto pl-4">
              <Kbd keys={action.keys} />
            </span>
          )}
        </Menu.Item>
      ))}
    </MenuFrame>
  );
}
