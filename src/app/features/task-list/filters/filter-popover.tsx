import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '#app/lib/class-names.ts';
import { Popover } from '#app/components/popover.tsx';

type FilterPopoverProps = {
  label: string;
  isActive: boolean;
  /** Why the list can't be filtered by it. */
  disabled?: string | undefined;
  isWide?: boolean;
  children: ReactNode;
};

export function FilterPopover({ label, isActive, disabled, isWide = false, children }: FilterPopoverProps) {
  return (
    <Popover
      label={label}
      size="small"
      className={classNames('h-8', isActive && 'border-accent! text-accent!')}
      disabled={disabled}
      width={isWide ? 'w-70' : 'w-48'}
      button={
        <>
          <span>{label}</span>
          <ChevronDown size={12} aria-hidden className="text-ink-3" />
        </>
      }
    >
      {children}
    </Popover>
  );
}
