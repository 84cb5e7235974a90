import { createContext, useContext, useState, type ReactNode } from 'react';
import { keptText } from '#app/data/kept-text.ts';

type RailState = {
  /** Narrow to its icons, on a wide page; kept in this browser. */
  folded: boolean;
  toggleFolded: () => void;
  /** Open over the page, on a narrow one. */
  drawerOpen: boolean;
  setDrawerOpen: (open: boolean) => void;
};

const RailContext = createContext<RailState | null>(null);
const kept = keptText('rail-folded');

export function RailProvider({ children }: { children: ReactNode }) {
  const [folded, setFolded] = useState(() => kept.read() === 'yes');
  const [drawerOpen, setDrawerOpen] = useState(false);
  function toggleFolded() {
    kept.write(folded ? 'no' : 'yes');
    setFolded(!folded);
    setDrawerOpen(false);
  }
  return <RailContext value={{ folded, toggleFolded, drawerOpen, setDrawerOpen }}>{children}</RailContext>;
}

export function useRail(): RailState {
  const state = useContext(RailContext);
  if (state === null) throw new Error('useRail needs RailProvider above it.');
  return state;
}
