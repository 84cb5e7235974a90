import { Dialog } from '@base-ui/react/dialog';
import { useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { classNames } from '#app/lib/class-names.ts';
import { leaveField } from './leave-field.ts';

type ModalProps = {
  /** Without it, a `Dialog.Title` inside is the accessible name. */
  label?: string;
  onClose: () => void;
  className: string;
  children: ReactNode;
};

/**
 * A modal dialog, open while mounted. Esc and a press on the backdrop call `onClose`; unmounting returns the focus. An
 * element with `data-initial-focus` gets the focus first.
 */
export function Modal({ label, onClose, className, children }: ModalProps) {
  const [opener] = useState(() => (document.activeElement === document.body ? null : document.activeElement));
  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        if (open) return;
        leaveField();
        onClose();
      }}
    >
      <Dialog.Portal>
        {/* iOS 26 shows the page below a fixed backdrop at the edges of the screen. */}
        <Dialog.Backdrop
          forceRender
          className="fixed inset-0 min-h-dvh bg-backdrop supports-[-webkit-touch-callout:none]:absolute print:hidden"
        />
        <Dialog.Popup
          aria-label={label}
          data-modal
          ref={takeFocus}
          finalFocus={() => (opener instanceof HTMLElement && opener.isConnected ? opener : true)}
          className={classNames(
            'fixed inset-0 border-line text-ink shadow-float focus-visible:outline-none',
            className,
          )}
        >
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Base UI focuses in the next frame; text typed until then would be lost. */
function takeFocus(popup: HTMLElement | null): void {
  popup?.querySelector<HTMLElement>('[data-initial-focus]')?.focus();
}

/** The dialog returns the focus in a microtask, so `then` runs after it. */
export function closeThen(close: () => void, then: () => void): void {
  flushSync(close);
  queueMicrotask(then);
}
