import { Suspense } from 'react';
import { Outlet } from 'react-router';
import { Palette } from './later/palette.tsx';
import { Shortcuts } from './later/shortcuts.tsx';
import { useEndNotices } from './later/use-end-notices.ts';
import { useNotifyAction } from './later/use-notify-action.ts';
import { Rail } from './rail.tsx';
import { RailDrawer } from './rail-drawer.tsx';
import { RailProvider, useRail } from './rail-state.tsx';
import { useFrameActions } from './use-frame-actions.ts';
import { useActionKeys } from '#app/ui/action-keys.ts';
import { Toasts } from '#app/ui/toasts.tsx';

/** The layout of every page: the sidebar, the page beside it, the toasts above both. */
export function Frame() {
  return (
    <RailProvider>
      <FramedPage />
      <Toasts />
    </RailProvider>
  );
}

function FramedPage() {
  const { folded, drawerOpen } = useRail();
  const { palette, foot, shown, close } = useFrameActions();
  useActionKeys();
  useNotifyAction();
  useEndNotices();
  return (
    <div className="flex h-full print:block">
      <a
        href="#page"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded focus:bg-surface focus:px-3 focus:py-2"
      >
        Skip to the page
      </a>
      <aside
        className={`hidden shrink-0 overflow-y-auto border-r border-line bg-rail md:block print:hidden ${folded ? 'w-14' : 'w-60'}`}
        aria-label="Main"
      >
        <Rail folded={folded} palette={palette} foot={foot} />
      </aside>
      {drawerOpen && <RailDrawer palette={palette} foot={foot} />}
      <main
        id="page"
        tabIndex={-1}
        className="relative flex min-w-0 flex-1 flex-col overflow-y-auto focus-visible:outline-none print:block"
      >
        <Suspense>
          <Outlet />
        </Suspense>
      </main>
      {shown === 'palette' && <Palette onClose={close} />}
      {shown === 'shortcuts' && <Shortcuts onClose={close} />}
    </div>
  );
}
