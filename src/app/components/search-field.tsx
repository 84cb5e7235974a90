import { Search, X } from 'lucide-react';
import { useRef } from 'react';
import { useThrottledInput } from '#app/lib/use-throttled-input.ts';
import { t } from '#app/messages/common.ts';
import type { ActionGroup } from './action.ts';
import { useActions } from './action-registry.tsx';
import { Button } from './button.tsx';
import { Kbd } from './kbd.tsx';

const THROTTLE_MS = 120;

type SearchFieldProps = {
  value: string;
  label: string;
  /** Of the action that focuses the field. */
  actionLabel: string;
  group: ActionGroup;
  maxLength: number;
  onSearch: (value: string) => void;
};

/** `/` focuses the field. Esc clears it, or leaves it if empty. */
export function SearchField({ value, label, actionLabel, group, maxLength, onSearch }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const { text, setText } = useThrottledInput(value, onSearch, THROTTLE_MS);
  useActions([
    {
      id: 'search',
      label: actionLabel,
      keys: '/',
      group,
      icon: Search,
      perform: () => field.current?.select(),
    },
  ]);

  return (
    <div role="search" className="relative min-w-0 flex-1 basis-40 md:max-w-80">
      <Search size={14} aria-hidden className="absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3" />
      <input
        ref={field}
        type="text"
        dir="auto"
        inputMode="search"
        enterKeyHint="search"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        maxLength={maxLength}
        value={text}
        className="block h-8 w-full rounded border border-edge bg-surface pr-8 pl-8 text-sm text-ellipsis"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          if (text === '') field.current?.blur();
          else setText('');
        }}
      />
      <span className="absolute inset-y-0 right-1.5 flex items-center">
        {text === '' ? (
          <Kbd keys="/" />
        ) : (
          <Button
            look="quiet"
            size="small-icon"
            className="size-6"
            aria-label={t('clearSearch')}
            onClick={() => {
              setText('');
              field.current?.focus();
            }}
          >
            <X size={14} aria-hidden />
          </Button>
        )}
      </span>
    </div>
  );
}
