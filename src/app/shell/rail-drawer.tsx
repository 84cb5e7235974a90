import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { classNames } from '#app/lib/class-names.ts';
import { Rail, type RailProps } from './rail.tsx';
import { useRail } from './rail-state.tsx';

/** The rail over a page that has no room for it, or where it is folded: modal while open, gone as soon as it has led somewhere. */
export function RailDrawer(actions: Omit<RailProps, 'folded'>) {
  const { drawerOpen, setDrawerOpen, folded } = useRail();
  const { key } = useLocation();
  const openedAt = useRef<string>(undefined);
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    if (drawerOpen) {
      openedAt.current ??= key;
      if (openedAt.current !== key) setDrawerOpen(false);
      else if (dialog.current?.open === false) dialog.current.showModal();
    } else {
      openedAt.current = undefined;
      dialog.current?.close();
    }
  }, [drawerOpen, key, setDrawerOpen]);

  return (
    <dialog
      ref={dialog}
      aria-label="Main"
      className={classNames(
        'm-0 h-dvh max-h-none w-64 border-r border-line bg-rail p-0 text-ink backdrop:bg-backdrop',
        !folded && 'md:hidden',
      )}
      onClose={() => setDrawerOpen(false)}
      onClick={(event) => {
        if (event.target === event.currentTarget) setDrawerOpen(false);
      }}
    >
      {drawerOpen && <Rail folded={false} {...actions} />}
    </dialog>
  );
}
