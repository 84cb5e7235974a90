import { useEffect, useRef } from 'react';
import { usePlace, type Place } from '#app/lib/place.tsx';
import { Rail } from './rail.tsx';
import { useRail } from './rail-state.tsx';

/** The rail over a narrow page: modal while open, gone as soon as it has led somewhere. */
export function RailDrawer() {
  const { drawerOpen, setDrawerOpen } = useRail();
  const place = usePlace();
  const openedAt = useRef<Place>(undefined);
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    if (drawerOpen) {
      openedAt.current ??= place;
      if (openedAt.current !== place) setDrawerOpen(false);
      else if (dialog.current?.open === false) dialog.current.showModal();
    } else {
      openedAt.current = undefined;
      dialog.current?.close();
    }
  }, [drawerOpen, place, setDrawerOpen]);

  return (
    <dialog
      ref={dialog}
      aria-label="Main"
      className="m-0 h-dvh max-h-none w-64 border-r border-line bg-rail p-0 text-ink backdrop:bg-backdrop md:hidden"
      onClose={() => setDrawerOpen(false)}
      onClick={(event) => {
        if (event.target === event.currentTarget) setDrawerOpen(false);
      }}
    >
      {drawerOpen && <Rail folded={false} />}
    </dialog>
  );
}
