import { Keyboard, PanelLeft, Search } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type Action, useActions } from '#app/components/action.ts';
import { pages } from '#app/navigation.ts';
import { useSidebar } from './sidebar-state.tsx';
import { useThemeAction } from './use-theme-action.ts';

/**
 * Registers the actions of every page: navigation, palette, shortcuts, theme, sidebar.
 * - `palette`, `foot`: the actions that the sidebar shows at the top and at the bottom.
 * - `shown`: the dialog that is open.
 */
export function useGlobalActions() {
  const navigate = useNavigate();
  const { folded, toggleFolded } = useSidebar();
  const [shown, setShown] = useState<'palette' | 'shortcuts'>();
  const palette: Action = {
    id: 'palette',
    label: 'Do or find',
    icon: Search,
    keys: 'Mod+k',
    group: 'Go to',
    perform: () => setShown('palette'),
  };
  const foot: readonly Action[] = [
    useThemeAction(),
    {
      id: 'shortcuts',
      label: 'Keyboard shortcuts',
      icon: Keyboard,
      keys: '?',
      group: 'View',
      perform: () => setShown('shortcuts'),
    },
    {
      id: 'fold',
      label: folded ? 'Widen the sidebar' : 'Narrow the sidebar',
      icon: PanelLeft,
      group: 'View',
      perform: toggleFolded,
    },
  ];
  const goTo = pages.map((page) => ({ ...page, id: page.to, group: 'Go to', perform: () => void navigate(page.to) }));
  useActions([palette, ...goTo, ...foot]);
  return { palette, foot, shown, close: () => setShown(undefined) };
}
