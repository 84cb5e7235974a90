import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { type Action, performAction } from './action.ts';
import { Button, type ButtonLook } from './button.tsx';
import { classNames } from '#app/lib/class-names.ts';
import { Kbd } from './kbd.tsx';

type MenuProps = ButtonLook & {
  label: string;
  /** The button's content. */
  children: ReactNode;
  actions: readonly Action[];
};

/** A button that opens a menu of actions. */
export function Menu({ label, children, actions, ...look }: MenuProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  const entries = () => [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];

  useEffect(() => {
    if (!open) return undefined;
    entries()[0]?.focus();
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [open]);

  function close() {
    setOpen(false);
    button.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    const all = entries();
    const at = all.findIndex((entry) => entry === document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (next !== undefined) all[(next + all.length) % all.length]?.focus();
    else if (event.key === 'Escape') close();
    else if (event.key === 'Tab') setOpen(false);
    else return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div ref={root} className="relative">
      <Button
        {...look}
        ref={button}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {children}
      </Button>
      {open && (
        <div
          id={id}
          role="menu"
          aria-label={label}
          tabIndex={-1}
          onKeyDown={onKeyDown}
          className="absolute top-full right-0 z-30 mt-1 min-w-44 rounded-lg border border-line bg-surface p-1 shadow-float"
        >
          {actions.map((action) => (
            <button
              key={action.id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              aria-disabled={action.disabled !== undefined}
              title={action.disabled}
              className={classNames(
                'flex w-full items-center gap-2 rounded px-2 py-1.5 text-left text-sm whitespace-nowrap hover:bg-raised focus-visible:bg-raised focus-visible:outline-none aria-disabled:opacity-50',
                action.danger && 'text-error',
              )}
              onClick={() => {
                close();
                performAction(action);
              }}
            >
              {action.icon && <action.icon size={14} aria-hidden />}
              <span>{action.label}</span>
              {action.keys && (
                <span className="ml-auto pl-4">
                  <Kbd keys={action.keys} />
                </span>
              )}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
