import { createContext, useContext, useState, useSyncExternalStore, type ReactNode } from 'react';
import { persistedText } from '#app/data/persisted-text.ts';

type SidebarState = {
  /** Collapsed to icons: by choice, which is persisted, or because the window has no room for more. */
  folded: boolean;
  /** Shows the drawer where there is no room. */
  toggleFolded: () => void;
  /** The whole sidebar, above the page. */
  drawerOpen: boolean;
  setDrawerOpen: (open: boolean) => void;
};

const RailContext = createContext<SidebarState | null>(null);
const kept = persistedText('rail-folded');

export function SidebarProvider({ children }: { children: ReactNode }) {
  const [chosen, setChosen] = useState(() => kept.read() === 'yes');
  const [drawerOpen, setDrawerOpen] = useState(false);
  const hasRoom = useSyncExternalStore(subscribeToWidth, () => matchMedia(HAS_ROOM).matches);
  const folded = chosen || !hasRoom;
  function toggleFolded() {
    if (!hasRoom) return setDrawerOpen(!drawerOpen);
    kept.write(chosen ? 'no' : 'yes');
    setChosen(!chosen);
    return setDrawerOpen(false);
  }
  return <RailContext value={{ folded, toggleFolded, drawerOpen, setDrawerOpen }}>{children}</RailContext>;
}

/** Narrower windows have no sidebar, or one of icons. */
const HAS_ROOM = '(width >= 64rem)';

function subscribeToWidth(listener: () => void): () => void {
  const query = matchMedia(HAS_ROOM);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

export function useSidebar(): SidebarState {
  const state = useContext(RailContext);
  if (state === null) throw new Error('useSidebar needs SidebarProvider above it.');
  return state;
}
