import { Dialog } from '@base-ui/react/dialog';
import { useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { classNames } from '#app/lib/class-names.ts';
import { leaveField } from './leave-field.ts';
import { takeFocus } from './take-focus.ts';

type ModalProps = {
  /** Without it, a `Dialog.Title` inside is the accessible name. */
  label?: string;
  /** Gets the focus back. By default what had it when the modal was mounted. */
  opener?: Element | null;
  onClose: () => void;
  className: string;
  children: ReactNode;
};

/**
 * A modal dialog, open while mounted. Esc and a press on the backdrop call `onClose`; unmounting returns the focus. An
 * element with `data-initial-focus` gets the focus first.
 */
export function Modal({ label, opener: given, onClose, className, children }: ModalProps) {
  const [opener] = useState(() => {
    const focused = given ?? document.activeElement;
    return focused === document.body ? null : focused;
  });
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
          // Base UI does so in the next frame; text typed until then would be lost.
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

/** The dialog returns the focus in a microtask, so `then` runs after it. */
export function closeThen(close: () => void, then: () => void): void {
  flushSync(close);
  queueMicrotask(then);
}
