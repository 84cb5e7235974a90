import { X } from 'lucide-react';
import type { Elements } from './elements.ts';
import { classNames } from '#app/lib/class-names.ts';
import { Button } from './button.tsx';

type ClearableProps = {
  /** Of the button that clears; undefined if there is nothing to clear. */
  label: string | undefined;
  onClear: () => void;
  /** The button that chooses. */
  children: Elements;
};

/** A button that shows a choice, joined with one that clears it. Clearing moves focus to the former. */
export function Clearable({ label, onClear, children }: ClearableProps) {
  return (
    <span
      className={classNames(
        'inline-flex max-w-full min-w-0',
        label !== undefined &&
          '[&>:first-child]:rounded-r-none [&>:first-child]:border-accent! [&>:first-child]:text-accent!',
      )}
    >
      {children}
      {label !== undefined && (
        <Button
          size="small"
          aria-label={label}
          className="-ml-px h-auto! rounded-l-none border-accent! px-1.5! text-accent!"
          onClick={({ currentTarget }) => {
            currentTarget.parentElement?.querySelector('button')?.focus();
            onClear();
          }}
        >
          <X size={12} aria-hidden />
        </Button>
      )}
    </span>
  );
}
