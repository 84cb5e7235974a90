import type { ReactNode } from 'react';
import type { Action } from './action.ts';
import type { ButtonLook } from './button.tsx';
import { DialogNotLoaded } from './dialog-not-loaded.tsx';
import { lazyPart } from './lazy-part.tsx';
import { PopupButton } from './popup-button.tsx';

const MenuPopup = lazyPart(async () => (await import('./popups.ts')).MenuPopup, DialogNotLoaded);

type MenuProps = ButtonLook & {
  label: string;
  children: ReactNode;
  actions: readonly Action[];
};

export function Menu({ label, children, actions, ...look }: MenuProps) {
  return (
    <PopupButton
      {...look}
      popup="menu"
      aria-label={label}
      preload={MenuPopup.preload}
      renderPopup={(popup) => <MenuPopup {...popup} label={label} actions={actions} />}
    >
      {children}
    </PopupButton>
  );
}
