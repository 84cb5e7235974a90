import { createContext, useContext, useState, type ReactNode } from 'react';
import { persistedText } from '#app/data/persisted-text.ts';

type SidebarState = {
  /** Collapsed to icons, in a wide window. Persisted. */
  folded: boolean;
  toggleFolded: () => void;
  /** Above the page, in a narrow window. */
  drawerOpen: boolean;
  setDrawerOpen: (open: boolean) => void;
};

const RailContext = createContext<SidebarState | null>(null);
const kept = persistedText('rail-folded');

export function SidebarProvider({ children }: { children: ReactNode }) {
  const [folded, setFolded] = useState(() => kept.read() === 'yes');
  const [drawerOpen, setDrawerOpen] = useState(false);
  function toggleFolded() {
    kept.write(folded ? 'no' : 'yes');
    setFolded(!folded);
    setDrawerOpen(false);
  }
  return <RailContext value={{ folded, toggleFolded, drawerOpen, setDrawerOpen }}>{children}</RailContext>;
}

export function useSidebar(): SidebarState {
  const state = useContext(RailContext);
  if (state === null) throw new Error('useSidebar needs SidebarProvider above it.');
  return state;
}
