import { Suspense, type ComponentType } from 'react';
import { Outlet } from 'react-router';
import { ApiWaitReason } from './api-status.tsx';
import { Sidebar } from './sidebar.tsx';
import { SidebarProvider, useSidebar } from './sidebar-state.tsx';
import { useGlobalActions } from './use-global-actions.ts';
import { useActionKeys } from '#app/components/action-keys.ts';
import { DialogNotLoaded } from '#app/components/dialog-not-loaded.tsx';
import { lazyPart } from '#app/components/lazy-part.tsx';
import { afterStart } from '#app/lib/after-start.ts';
import { PageTooltip } from '#app/components/page-tooltip.tsx';
import { Toasts } from '#app/components/toasts.tsx';
import { t } from '#app/messages/shell.ts';

const SidebarDrawer = lazyPart(async () => (await import('./sidebar-drawer.tsx')).SidebarDrawer, DialogNotLoaded);
afterStart(SidebarDrawer.preload);

type AppLayoutProps = {
  /** Features, which the shell does not know. */
  Palette: ComponentType<{ onClose: () => void }>;
  Shortcuts: ComponentType<{ onClose: () => void }>;
};

export function AppLayout(dialogs: AppLayoutProps) {
  return (
    <SidebarProvider>
      <SidebarAndPage {...dialogs} />
      <Toasts />
      <PageTooltip />
    </SidebarProvider>
  );
}

function SidebarAndPage({ Palette, Shortcuts }: AppLayoutProps) {
  const { folded, drawerOpen, setDrawerOpen } = useSidebar();
  const { palette, foot, shown, close } = useGlobalActions();
  useActionKeys();
  return (
    <div className="flex h-full print:block">
      <a
        href="#page"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded focus:bg-surface focus:px-3 focus:py-2"
      >
        {t('skipToContent')}
      </a>
      <aside
        className={`hidden shrink-0 overflow-y-auto border-r border-line bg-rail md:block print:hidden ${folded ? 'w-14' : 'w-60'}`}
        aria-label={t('sidebar')}
      >
        <Sidebar folded={folded} palette={palette} foot={foot} />
      </aside>
      <Suspense>
        {drawerOpen && <SidebarDrawer palette={palette} foot={foot} onClose={() => setDrawerOpen(false)} />}
      </Suspense>
      <main
        id="page"
        tabIndex={-1}
        className="relative flex min-w-0 flex-1 flex-col overflow-y-auto focus-visible:outline-none print:block"
      >
        <ApiWaitReason>
          <Suspense>
            <Outlet />
          </Suspense>
        </ApiWaitReason>
      </main>
      <Suspense>
        {shown === 'palette' && <Palette onClose={close} />}
        {shown === 'shortcuts' && <Shortcuts onClose={close} />}
      </Suspense>
    </div>
  );
}
