import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Clearable } from '#app/components/clearable.tsx';
import { Popover } from '#app/components/popover.tsx';
import { t } from '#app/messages/task-list.ts';

type FilterPopoverProps = {
  label: string;
  /** What is chosen, as in "Status: Error"; undefined if nothing is. `all`: where `words` is shortened. */
  chosen: { words: string; all: string } | undefined;
  onClear: () => void;
  /** Why the list can't be filtered by it. */
  disabled?: string | undefined;
  /** Of the popover, as a class. */
  width: string;
  children: ReactNode;
};

/** A filter's button, which shows what is chosen and opens the filter's form. */
export function FilterPopover({ label, chosen, onClear, disabled, width, children }: FilterPopoverProps) {
  return (
    <Clearable label={chosen && t('removeFilter', { filter: chosen.all })} onClear={onClear}>
      <Popover
        label={label}
        size="small"
        className="h-8 min-w-0"
        disabled={disabled}
        width={width}
        button={
          <>
            <span dir="auto" className="max-w-56 truncate">
              {chosen?.words ?? label}
            </span>
            <ChevronDown size={12} aria-hidden className="shrink-0 text-ink-3" />
          </>
        }
      >
        {children}
      </Popover>
    </Clearable>
  );
}
