import { Keyboard, PanelLeft, Search } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Action } from '#app/components/action.ts';
import { useActions } from '#app/components/action-registry.tsx';
import { pages } from '#app/navigation.ts';
import { t as tNavigation } from '#app/messages/navigation.ts';
import { t } from '#app/messages/shell.ts';
import { useSidebar } from './sidebar-state.tsx';
import { useThemeAction } from './use-theme-action.ts';

/**
 * Registers navigation, palette, shortcuts, theme and sidebar. `palette`, `foot`: actions in the sidebar. `shown`: the
 * open dialog.
 */
export function useGlobalActions() {
  const navigate = useNavigate();
  const { folded, toggleFolded, drawerOpen } = useSidebar();
  const [shown, setShown] = useState<'palette' | 'shortcuts'>();
  const palette: Action = {
    id: 'palette',
    label: tNavigation('commandMenu'),
    icon: Search,
    keys: 'Mod+k',
    group: 'goTo',
    perform: () => setShown('palette'),
  };
  const foot: readonly Action[] = [
    useThemeAction(),
    {
      id: 'shortcuts',
      label: tNavigation('keyboardShortcuts'),
      icon: Keyboard,
      keys: '?',
      group: 'view',
      perform: () => setShown('shortcuts'),
    },
    {
      id: 'fold',
      label: t(folded && !drawerOpen ? 'expandSidebar' : 'collapseSidebar'),
      icon: PanelLeft,
      group: 'view',
      perform: toggleFolded,
    },
  ];
  const goTo = pages.map(({ to, label, ...page }): Action => ({
    ...page,
    id: to,
    label: label(),
    group: 'goTo',
    perform: () => void navigate(to),
  }));
  useActions([palette, ...goTo, ...foot]);
  return { palette, foot, shown, close: () => setShown(undefined) };
}
