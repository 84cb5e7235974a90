import { Popover as BasePopover } from '@base-ui/react/popover';
import { createContext, useContext, useRef, useState, type ReactNode } from 'react';
import { classNames } from '#app/lib/class-names.ts';
import { Button, type ButtonLook } from './button.tsx';
import { leaveField } from './leave-field.ts';

type PopoverProps = ButtonLook & {
  /** The accessible name. */
  label: string;
  button: ReactNode;
  className?: string;
  /** Why the popover can't be opened. */
  disabled?: string | undefined;
  width: string;
  children: ReactNode;
};

const CloseContext = createContext<() => void>(() => undefined);

/** Returns a function that closes the popover around the caller, if there is one. For a choice that completes it. */
export function useClosePopover(): () => void {
  return useContext(CloseContext);
}

/** Focuses its chosen or first control. Leaving it closes it. */
export function Popover({ label, button, className, disabled, width, children, ...look }: PopoverProps) {
  const [open, setOpen] = useState(false);
  const popup = useRef<HTMLDivElement>(null);
  return (
    <BasePopover.Root
      open={open}
      onOpenChange={(next) => {
        if (!next && popup.current?.contains(document.activeElement) === true) leaveField();
        setOpen(next && disabled === undefined);
      }}
    >
      <BasePopover.Trigger
        render={
          <Button {...look} className={className} aria-disabled={disabled !== undefined} explanation={disabled}>
            {button}
          </Button>
        }
      />
      <BasePopover.Portal>
        <BasePopover.Positioner align="start" sideOffset={4} collisionPadding={8} className="z-40">
          <BasePopover.Popup
            ref={popup}
            aria-label={label}
            initialFocus={() => firstControl(popup.current) ?? true}
            className={classNames(
              'max-h-(--available-height) max-w-(--available-width) overflow-y-auto rounded-lg border border-line bg-surface p-2 text-ink shadow-float focus-visible:outline-none',
              width,
            )}
          >
            <CloseContext value={() => setOpen(false)}>{children}</CloseContext>
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}

function firstControl(popup: HTMLElement | null): HTMLElement | null | undefined {
  return popup?.querySelector<HTMLElement>('input:checked') ?? popup?.querySelector<HTMLElement>('input, button');
}
