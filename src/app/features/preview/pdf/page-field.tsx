import { useState } from 'react';
import { t } from '#app/messages/preview.ts';

type PageFieldProps = { page: number; count: number; onPage: (page: number) => void };

/** Shows the page in view. Another number, with Enter, goes to that page. */
export function PageField({ page, count, onPage }: PageFieldProps) {
  const [typed, setTyped] = useState<string>();

  function goToTyped() {
    const wanted = Math.round(Number(typed));
    if (wanted >= 1) onPage(Math.min(wanted, count));
    setTyped(undefined);
  }

  return (
    <form
      className="figures flex items-center gap-2 text-xs text-ink-2"
      onSubmit={(event) => {
        event.preventDefault();
        goToTyped();
      }}
    >
      <label className="flex items-center gap-2">
        <span className="font-sans">{t('page')}</span>
        <input
          inputMode="numeric"
          autoComplete="off"
          value={typed ?? String(page)}
          className="h-7 w-12 rounded border border-edge bg-surface px-2 text-right"
          onChange={(event) => setTyped(event.target.value)}
          onFocus={(event) => event.target.select()}
          onBlur={goToTyped}
        />
      </label>
      <span className="font-sans">{t('ofPages', { count })}</span>
    </form>
  );
}
