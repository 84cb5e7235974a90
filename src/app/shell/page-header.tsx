import { Menu as MenuIcon } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { Button } from '#app/components/button.tsx';
import { ApiStatusBar } from './api-status.tsx';
import { useSidebar } from './sidebar-state.tsx';
import { RunningButton } from './running-button.tsx';
import { t } from '#app/messages/shell.ts';

type PageHeaderProps = {
  title: string;
  /** The title of the browser tab, if it differs. */
  tabName?: string;
  /** What the page is part of, before its title. */
  parent?: ReactNode;
  status?: ReactNode;
  tabs?: ReactNode;
  actions?: ReactNode;
};

export function PageHeader({ title, tabName = title, parent, status, tabs, actions }: PageHeaderProps) {
  const { setDrawerOpen } = useSidebar();
  useEffect(() => {
    document.title = t('tabTitle', { page: tabName });
  }, [tabName]);
  return (
    <>
      <header className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-3 py-2 md:px-page lg:flex-nowrap print:px-0">
        <span className="md:hidden print:hidden">
          <Button look="quiet" size="icon" aria-label={t('openSidebar')} onClick={() => setDrawerOpen(true)}>
            <MenuIcon size={18} aria-hidden />
          </Button>
        </span>
        {parent}
        <h1
          dir="auto"
          className="max-w-max flex-[1_1_8rem] truncate text-base font-semibold lg:flex-initial print:max-w-none print:flex-none print:whitespace-normal"
          title={tabName}
        >
          {title}
        </h1>
        {status}
        {/* A parent and a title fill the first line of a phone. */}
        {tabs && <div className={parent === undefined ? 'max-md:order-last max-md:w-full' : 'contents'}>{tabs}</div>}
        <RunningButton />
        <div className="ml-auto flex shrink-0 items-center gap-2 print:hidden">{actions}</div>
      </header>
      <ApiStatusBar />
    </>
  );
}
