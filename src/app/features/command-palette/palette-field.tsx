import { Search } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { t } from '#app/messages/navigation.ts';

export const paletteClass =
  'mx-auto mt-[min(12vh,7rem)] mb-auto flex h-fit max-h-[min(34rem,76dvh)] w-[min(40rem,calc(100vw-1.5rem))] flex-col overflow-hidden rounded-xl border bg-surface';

type PaletteFieldProps = {
  value: string;
  onValue: (value: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  /** Ids. Undefined while the list loads. */
  listId?: string;
  activeOption?: string | undefined;
};

export function PaletteField({ value, onValue, onKeyDown, listId, activeOption }: PaletteFieldProps) {
  return (
    <div className="flex h-12 shrink-0 items-center gap-2.5 border-b border-line px-4">
      <Search size={16} aria-hidden className="shrink-0 text-ink-3" />
      <input
        data-initial-focus
        type="text"
        dir="auto"
        role="combobox"
        aria-label={t('commandMenu')}
        aria-expanded={listId !== undefined}
        aria-controls={listId}
        aria-activedescendant={activeOption}
        aria-autocomplete="list"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="go"
        placeholder={t('commandMenuHint')}
        value={value}
        className="h-full min-w-0 flex-1 bg-transparent text-base outline-none"
        onChange={(event) => onValue(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
