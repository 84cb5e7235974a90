import { Suspense, useSyncExternalStore } from 'react';
import { NavLink } from 'react-router';
import { classNames } from '#app/lib/class-names.ts';
import type { Action } from '#app/components/action.ts';
import { ActionButton } from '#app/components/action-button.tsx';
import { lazyPart } from '#app/components/lazy-part.tsx';
import { Kbd } from '#app/components/kbd.tsx';
import { tooltip } from '#app/components/tooltip.ts';
import { savedViewsText } from '#app/data/saved-views-text.ts';
import { pages } from '#app/navigation.ts';
import { t } from '#app/messages/shell.ts';
import { ApiStatusLine } from './api-status.tsx';
import { ConnectionLine } from './connection-line.tsx';
import { CreditsLeft } from './credits-left.tsx';
import { SidebarOutbox } from './sidebar-outbox.tsx';
import { SidebarTasks } from './sidebar-tasks.tsx';

const SidebarViews = lazyPart(
  async () => (await import('./sidebar-views.tsx')).SidebarViews,
  () => null,
);

export type SidebarProps = {
  /** Collapsed to icons. */
  folded: boolean;
  /** Actions at the top and at the bottom. */
  palette: Action;
  foot: readonly Action[];
};

export function Sidebar({ folded, palette, foot }: SidebarProps) {
  const hasViews = useSyncExternalStore(savedViewsText.subscribe, savedViewsText.read) !== null;
  return (
    <div className="flex h-full flex-col px-3 pb-3">
      <div
        className={classNames('flex shrink-0 items-center', folded ? 'flex-col gap-2 pt-4 pb-1' : 'h-14 gap-2 pl-2')}
      >
        <img src="/favicon.svg" alt="" width={20} height={20} />
        {!folded && <span className="flex-1 text-base font-semibold">Handinger</span>}
        <ActionButton action={palette} look="quiet" size="icon" />
      </div>
      <nav aria-label={t('pages')}>
        <ul className="grid gap-0.5">
          {pages.map((page) => (
            <li key={page.to}>
              <PageLink {...page} folded={folded} />
            </li>
          ))}
        </ul>
      </nav>
      {hasViews && (
        <Suspense>
          <SidebarViews folded={folded} />
        </Suspense>
      )}
      <SidebarOutbox folded={folded} />
      {folded ? <div className="flex-1" /> : <SidebarTasks />}
      <SidebarFoot folded={folded} foot={foot} />
    </div>
  );
}

type PageLinkProps = (typeof pages)[number] & { folded: boolean };

function PageLink({ to, label, icon: Icon, keys, folded }: PageLinkProps) {
  return (
    <NavLink
      to={to}
      end
      {...tooltip(folded ? label() : undefined)}
      className={({ isActive }) =>
        classNames(
          'flex h-8 items-center gap-2.5 rounded text-sm',
          folded ? 'justify-center' : 'px-2',
          isActive ? 'bg-accent-soft font-medium text-ink' : 'text-ink-2 hover:bg-raised hover:text-ink',
        )
      }
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden className="shrink-0" />
      {folded ? (
        <span className="sr-only">{label()}</span>
      ) : (
        <>
          <span>{label()}</span>
          <span className="ml-auto">
            <Kbd keys={keys} />
          </span>
        </>
      )}
    </NavLink>
  );
}

function SidebarFoot({ folded, foot }: Omit<SidebarProps, 'palette'>) {
  return (
    <div className="shrink-0 border-t border-line pt-2">
      <ApiStatusLine iconOnly={folded} otherwise={!folded && <ConnectionLine />} />
      {!folded && <CreditsLeft />}
      <div className={classNames('flex', folded ? 'flex-col items-center' : 'items-center')}>
        {foot.map((action) => (
          // The drawer of a narrow window can't be collapsed.
          <span key={action.id} className={action.id === 'fold' ? 'hidden md:block' : 'first:mr-auto'}>
            <ActionButton action={action} look="quiet" size={folded || action.word === undefined ? 'icon' : 'small'} />
          </span>
        ))}
      </div>
    </div>
  );
}
