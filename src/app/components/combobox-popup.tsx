import { Combobox } from '@base-ui/react/combobox';
import { Check, ChevronRight } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { popupHandlers, type AnchoredPopupProps } from './popup-button.tsx';

export type ComboboxOption = {
  value: string | null;
  label: string;
  about: string | null;
  /** Shown at the end of the line. */
  figure?: ReactNode;
};

export type ComboboxContent = {
  options: readonly ComboboxOption[];
  /** Further options behind a line that shows and hides them. Typed text also finds them. */
  folded?: { label: string; about: string; options: readonly ComboboxOption[] };
  value: string | null;
  onChange: (value: string | null) => void;
  /** The caller finds the options. Without it, the typed text filters them. */
  onQuery?: (query: string) => void;
  /** The accessible name. */
  label: string;
  listLabel: string;
  /** The field's name and placeholder. */
  fieldLabel: string;
  /** Shown if no option matches. */
  empty: string;
};

/** The value of the line that shows and hides the folded options. */
const FOLD = '';

/** Open while mounted. Filters by label, description and value. */
export function ComboboxPopup(props: AnchoredPopupProps & ComboboxContent) {
  const { anchor, onClose, options, folded, value, onChange, label, listLabel, fieldLabel, empty, onQuery } = props;
  const handlers = popupHandlers({ anchor, onClose });
  const { contains } = Combobox.useFilter();
  const [open, setOpen] = useState(false);
  // oxlint-disable-next-line react/set-state-in-effect -- a list that is mounted open does not highlight the chosen option
  useEffect(() => setOpen(true), []);
  const [query, setQuery] = useState('');
  const [isUnfolded, setUnfolded] = useState(folded?.options.some((option) => option.value === value) ?? false);
  const items = [...options];
  if (folded !== undefined && folded.options.length > 0) {
    const isSearching = query.trim() !== '';
    if (!isSearching) items.push({ value: FOLD, label: folded.label, about: folded.about });
    if (isSearching || isUnfolded) items.push(...folded.options);
  }
  return (
    <Combobox.Root
      open={open}
      items={items}
      value={items.find((option) => option.value === value) ?? null}
      isItemEqualToValue={(a, b) => a.value === b.value}
      filter={onQuery === undefined ? (option: ComboboxOption, typed) => contains(option, typed, searchedText) : null}
      autoHighlight
      onInputValueChange={(typed) => {
        setQuery(typed);
        onQuery?.(typed);
      }}
      onValueChange={(option, details) => {
        if (option?.value === FOLD) {
          details.cancel();
          setUnfolded(!isUnfolded);
        } else if (option !== null) onChange(option.value);
      }}
      {...handlers.root}
    >
      <Combobox.Portal>
        <Combobox.Positioner
          anchor={anchor}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-40 print:hidden"
        >
          <Combobox.Popup
            {...handlers.popup}
            aria-label={label}
            className="flex max-h-[min(22rem,var(--available-height))] w-80 max-w-(--available-width) flex-col overflow-hidden rounded-lg border border-line bg-surface text-ink shadow-float focus-visible:outline-none"
          >
            <Combobox.Input
              ref={focusField}
              aria-label={fieldLabel}
              placeholder={fieldLabel}
              className="block h-10 w-full shrink-0 border-b border-line bg-transparent px-3 text-sm outline-none"
            />
            <Combobox.List aria-label={listLabel} className="min-h-0 overflow-y-auto p-1 data-empty:hidden">
              {(option: ComboboxOption) => (
                <Combobox.Item
                  key={option.value}
                  value={option}
                  className="flex cursor-pointer gap-2 rounded px-2 py-1.5 text-left select-none data-highlighted:bg-raised"
                >
                  <span className="mt-0.5 w-3.5 shrink-0">
                    {option.value === FOLD ? (
                      <ChevronRight size={14} className={isUnfolded ? 'rotate-90' : ''} aria-hidden />
                    ) : (
                      <Combobox.ItemIndicator>
                        <Check size={14} aria-hidden />
                      </Combobox.ItemIndicator>
                    )}
                  </span>
                  <span className="min-w-0 flex-1">
                    <span className="flex items-baseline gap-3 text-sm">
                      <span dir="auto" className="min-w-0 flex-1 truncate text-left">
                        {option.label}
                      </span>
                      {option.figure !== undefined && (
                        <span className="figures shrink-0 text-xs text-ink-3">{option.figure}</span>
                      )}
                    </span>
                    {option.about !== null && (
                      <span dir="auto" className="block truncate text-left text-xs text-ink-3">
                        {option.about}
                      </span>
                    )}
                  </span>
                </Combobox.Item>
              )}
            </Combobox.List>
            <Combobox.Empty className="px-3 py-3 text-sm text-ink-3 empty:hidden">{empty}</Combobox.Empty>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

function searchedText({ label, about, value }: ComboboxOption): string {
  return `${label}\n${about ?? ''}\n${value ?? ''}`;
}

/** Base UI focuses in the next frame; text typed until then would be lost. */
function focusField(field: HTMLInputElement | null): void {
  field?.focus({ preventScroll: true });
}
