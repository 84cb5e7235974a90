import { Bookmark, BookmarkX } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#app/components/button.tsx';
import { Popover } from '#app/components/popover.tsx';
import { showToast } from '#app/components/toasts.tsx';
import {
  createView,
  findView,
  LONGEST_VIEW_NAME,
  MOST_VIEWS,
  removeView,
  saveView,
  useSavedViews,
} from '#app/data/saved-views.ts';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { focusPage } from '#app/lib/focus-page.ts';
import { t } from '#app/messages/task-list.ts';

type SaveViewProps = {
  filter: TaskFilter;
  suggestedName: string;
  /** Milliseconds since the epoch. */
  now: number;
};

/** Saves the filtered list for the sidebar, or removes it from there. */
export function SaveView({ filter, suggestedName, now }: SaveViewProps) {
  const saved = findView(useSavedViews(), filter, now);
  if (saved !== undefined) {
    return (
      <Button
        look="quiet"
        size="small"
        className="h-6!"
        onClick={() => {
          focusPage();
          void removeView(saved.name);
        }}
      >
        <BookmarkX size={12} aria-hidden />
        <span>{t('removeView')}</span>
      </Button>
    );
  }
  return (
    <Popover
      label={t('saveView')}
      look="quiet"
      size="small"
      className="h-6!"
      width="w-72"
      button={
        <>
          <Bookmark size={12} aria-hidden />
          <span>{t('saveView')}</span>
        </>
      }
    >
      <ViewForm filter={filter} suggestedName={suggestedName} />
    </Popover>
  );
}

/** Disappears with its popover once the view is saved. */
function ViewForm({ filter, suggestedName }: Omit<SaveViewProps, 'now'>) {
  const [name, setName] = useState(suggestedName.slice(0, LONGEST_VIEW_NAME));
  return (
    <form
      className="grid gap-2 p-1"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        focusPage();
        const outcome = saveView(createView(name.trim(), filter, Date.now()));
        const text = outcome === 'tooMany' ? t('view.tooMany', { count: MOST_VIEWS }) : t(`view.${outcome}`);
        showToast({ id: 'view', text, forMs: 4_000 });
      }}
    >
      <label className="grid gap-1 text-xs text-ink-2">
        <span>{t('viewName')}</span>
        <input
          dir="auto"
          value={name}
          maxLength={LONGEST_VIEW_NAME}
          className="h-8 w-full rounded border border-edge bg-surface px-2 text-sm text-ink"
          onFocus={({ currentTarget }) => currentTarget.select()}
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <div className="flex justify-end">
        <Button type="submit" look="primary" size="small" disabled={name.trim() === ''}>
          {t('saveViewNow')}
        </Button>
      </div>
    </form>
  );
}
