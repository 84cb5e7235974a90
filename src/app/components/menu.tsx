import { Suspense, useRef, useState, type ReactNode } from 'react';
import type { Action } from './action.ts';
import { Button, type ButtonLook } from './button.tsx';
import { DialogNotLoaded } from './dialog-not-loaded.tsx';
import { lazyPart } from './lazy-part.tsx';

/** Loads when the button is pointed at or focused: lists and positioning are 30 kB that a page opens without. */
const MenuPopup = lazyPart(async () => (await import('./menu-popup.tsx')).MenuPopup, DialogNotLoaded);

/** A failure is reported when the menu is opened, which tries again. */
const preload = () => void MenuPopup.preload().catch(() => undefined);

type MenuProps = ButtonLook & {
  label: string;
  /** The button's content. */
  children: ReactNode;
  actions: readonly Action[];
};

/** A button that opens a menu of actions. */
export function Menu({ label, children, actions, ...look }: MenuProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        {...look}
        ref={button}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onPointerEnter={preload}
        onFocus={preload}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {children}
      </Button>
      {open && (
        <Suspense>
          <MenuPopup label={label} anchor={button} actions={actions} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
