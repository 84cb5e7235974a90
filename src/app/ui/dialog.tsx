import { useEffect, useRef, type ReactNode } from 'react';
import { X } from 'lucide-react';
import { classNames } from '#app/lib/class-names.ts';
import { Button } from './button.tsx';

type DialogProps = {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** The row of actions at the foot. */
  actions?: ReactNode;
  /** `wide` is for code and the like. */
  size?: keyof typeof widths;
};

const widths = {
  base: 'w-[min(32rem,calc(100vw-2rem))]',
  wide: 'w-[min(46rem,calc(100vw-2rem))]',
} as const;

/** A modal dialog on the browser's own `<dialog>`: focus is kept inside, Esc closes, and focus returns where it was. What has `data-initial-focus` is focused first. */
export function Dialog({ title, onClose, children, actions, size = 'base' }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-initial-focus]')?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  return (
    <dialog
      ref={ref}
      aria-label={title}
      className={classNames(
        'm-auto rounded-xl border border-line bg-surface p-0 text-ink shadow-float backdrop:bg-backdrop',
        widths[size],
      )}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className="flex items-center justify-between gap-4 px-5 pt-4">
        <h2 className="text-lg font-semibold">{title}</h2>
        <Button look="quiet" size="small-icon" aria-label="Close" onClick={onClose}>
          <X size={16} aria-hidden />
        </Button>
      </div>
      <div className="px-5 pt-2 pb-5">{children}</div>
      {actions && <div className="flex justify-end gap-2 border-t border-line px-5 py-3">{actions}</div>}
    </dialog>
  );
}
