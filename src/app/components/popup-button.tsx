import { Suspense, useState, type ReactNode } from 'react';
import { Button, type ButtonProps } from './button.tsx';

export type AnchoredPopupProps = {
  anchor: HTMLElement;
  onClose: () => void;
};

type PopupButtonProps = ButtonProps & {
  popup: 'menu' | 'dialog';
  preload: () => Promise<void>;
  renderPopup: (props: AnchoredPopupProps) => ReactNode;
};

/** Loads the popup's code when the button is pointed at or focused. */
export function PopupButton({ popup, preload, renderPopup, children, ...button }: PopupButtonProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  // A failure is reported when the popup is opened, which tries again.
  const load = () => void preload().catch(() => undefined);
  return (
    <>
      <Button
        {...button}
        aria-haspopup={popup}
        aria-expanded={anchor !== null}
        onPointerEnter={load}
        onFocus={load}
        onClick={({ currentTarget }) => setAnchor(anchor === null ? currentTarget : null)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          setAnchor(event.currentTarget);
        }}
      >
        {children}
      </Button>
      <Suspense>{anchor && renderPopup({ anchor, onClose: () => setAnchor(null) })}</Suspense>
    </>
  );
}

/** For a Base UI control that is open while mounted, opened by a `PopupButton`. */
export function popupHandlers({ anchor, onClose }: AnchoredPopupProps) {
  return {
    root: {
      onOpenChange(isOpen: boolean, { event }: { event: Event }) {
        // A press on the button closes the popup by itself.
        const target = event instanceof FocusEvent ? event.relatedTarget : event.target;
        const isOnButton = target instanceof Node && anchor.contains(target);
        if (!isOpen && !isOnButton) onClose();
      },
    },
    popup: {
      finalFocus: () => anchor,
      onKeyDown({ key }: { key: string }) {
        if (key !== 'Tab') return;
        // The browser moves the focus on from the button.
        anchor.focus();
        onClose();
      },
    },
  };
}
