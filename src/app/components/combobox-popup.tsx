import { Combobox } from '@base-ui/react/combobox';
import { Check } from 'lucide-react';
import { useEffect, useState } from 'react';
import { popupHandlers, type AnchoredPopupProps } from './popup-button.tsx';

export type ComboboxOption = { value: string | null; label: string; about: string | null };

export type ComboboxContent = {
  options: readonly ComboboxOption[];
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

/** Open while mounted. Filters by label, description and value. */
export function ComboboxPopup(props: AnchoredPopupProps & ComboboxContent) {
  const { anchor, onClose, options, value, onChange, label, listLabel, fieldLabel, empty, onQuery } = props;
  const handlers = popupHandlers({ anchor, onClose });
  const { contains } = Combobox.useFilter();
  const [open, setOpen] = useState(false);
  // oxlint-disable-next-line react/set-state-in-effect -- a list that is mounted open does not highlight the chosen option
  useEffect(() => setOpen(true), []);
  return (
    <Combobox.Root
      open={open}
      items={options}
      value={options.find((option) => option.value === value) ?? null}
      isItemEqualToValue={(a, b) => a.value === b.value}
      filter={onQuery === undefined ? (option: ComboboxOption, query) => contains(option, query, searchedText) : null}
      onInputValueChange={onQuery}
      autoHighlight
      onValueChange={(option) => option !== null && onChange(option.value)}
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
                    <Combobox.ItemIndicator>
                      <Check size={14} aria-hidden />
                    </Combobox.ItemIndicator>
                  </span>
                  <span className="min-w-0">
                    <span dir="auto" className="block truncate text-left text-sm">
                      {option.label}
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
