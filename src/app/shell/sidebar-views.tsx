import { Bookmark, X } from 'lucide-react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useActions } from '#app/components/action-registry.tsx';
import { Button } from '#app/components/button.tsx';
import { showToast } from '#app/components/toasts.tsx';
import { tooltip } from '#app/components/tooltip.ts';
import { filterOfView, removeView, useSavedViews } from '#app/data/saved-views.ts';
import { classNames } from '#app/lib/class-names.ts';
import { useNow } from '#app/lib/use-now.ts';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/shell.ts';
import { paths } from '#app/paths.ts';

const EVERY_MS = 60_000;
const UNDO_FOR_MS = 8_000;

/** Links to saved lists of tasks, also as actions. A folded sidebar has room for the actions alone. */
export function SidebarViews({ folded }: { folded: boolean }) {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const now = useNow(EVERY_MS);
  const links = useSavedViews().map((view) => ({ name: view.name, to: paths.tasksWhere(filterOfView(view, now)) }));
  useActions(
    links.map(({ name, to }) => ({
      id: `view-${name}`,
      label: name,
      icon: Bookmark,
      group: 'goTo',
      perform: () => void navigate(to),
    })),
  );
  if (folded || links.length === 0) return null;
  return (
    <nav aria-label={t('views')} className="mt-4 max-h-[30%] shrink-0 overflow-y-auto">
      <h2 className="px-2 pb-1.5 text-xs text-ink-3">{t('views')}</h2>
      <ul className="space-y-0.5">
        {links.map(({ name, to }) => {
          const isActive = pathname + search === to;
          return (
            <li key={name} className="group relative">
              <Link
                to={to}
                aria-current={isActive ? 'page' : undefined}
                {...tooltip(name, { ifCutOff: true })}
                className={classNames(
                  'flex h-8 items-center gap-2.5 rounded pr-8 pl-2 text-sm -outline-offset-2',
                  isActive ? 'bg-accent-soft font-medium text-ink' : 'text-ink-2 hover:bg-raised hover:text-ink',
                )}
              >
                <Bookmark size={16} strokeWidth={1.75} aria-hidden className="shrink-0" />
                <span dir="auto" className="min-w-0 truncate">
                  {name}
                </span>
              </Link>
              <Button
                look="quiet"
                size="small-icon"
                aria-label={t('removeView', { name })}
                className="absolute! inset-y-0.5 right-0.5 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 no-hover:opacity-100"
                onClick={({ currentTarget }) => remove(name, currentTarget)}
              >
                <X size={14} aria-hidden />
              </Button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** Moves the focus to the next view, else to the first link of the sidebar. */
function remove(name: string, button: HTMLElement) {
  const item = button.closest('li');
  const neighbour = item?.nextElementSibling ?? item?.previousElementSibling ?? item?.closest('nav')?.parentElement;
  neighbour?.querySelector('a')?.focus();
  const putBack = removeView(name);
  showToast({
    id: 'view-removed',
    text: t('viewRemoved', { name }),
    forMs: UNDO_FOR_MS,
    action: { label: tCommon('undo'), onSelect: putBack },
  });
}
