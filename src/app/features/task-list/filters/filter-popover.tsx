import { ChevronDown } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { classNames } from '#app/lib/class-names.ts';
import { Button } from '#app/components/button.tsx';

type FilterPopoverProps = {
  label: string;
  /** Something is asked for here. */
  isActive: boolean;
  /** Why it can't be asked for. */
  disabled?: string | undefined;
  /** Opens to the left, where there is no room to the right. */
  alignEnd?: boolean;
  isWide?: boolean;
  children: ReactNode;
};

/** A button that opens what can be asked for: focus goes in, Esc and the button bring it back, leaving closes it. */
export function FilterPopover({
  label,
  isActive,
  disabled,
  alignEnd = false,
  isWide = false,
  children,
}: FilterPopoverProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!open) return undefined;
    panel.current?.querySelector<HTMLElement>('input:checked, input, button')?.focus();
    const closeOutside = ({ target }: PointerEvent) => {
      const isInside = target instanceof Node && panel.current?.parentElement?.contains(target) === true;
      if (isInside) return;
      // What is typed in a field is taken as that loses the focus.
      panel.current?.querySelector<HTMLElement>(':focus')?.blur();
      setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [open]);

  return (
    <div
      role="group"
      className="relative"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        button.current?.focus();
        setOpen(false);
      }}
    >
      <Button
        ref={button}
        size="small"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-disabled={disabled !== undefined}
        title={disabled}
        className={classNames('h-8', isActive && 'border-accent! text-accent!')}
        onClick={() => setOpen(disabled === undefined && !open)}
      >
        <span>{label}</span>
        <ChevronDown size={12} aria-hidden className="text-ink-3" />
      </Button>
      {open && (
        <div
          ref={panel}
          role="dialog"
          aria-label={label}
          className={classNames(
            'absolute top-full z-30 mt-1 rounded-lg border border-line bg-surface p-2 shadow-float',
            isWide ? 'w-70' : 'w-48',
            alignEnd ? 'right-0' : 'left-0',
          )}
        >
          {children}
        </div>
      )}
    </div>
  );
}
