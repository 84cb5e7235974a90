import { PanelLeft } from 'lucide-react';
import { useNavigate } from 'react-router';
import { type Action, useActions } from '#app/ui/action.ts';
import { paths } from '#app/paths.ts';
import { pages } from './pages.ts';
import { useRail } from './rail-state.tsx';
import { useThemeAction } from './use-theme-action.ts';

/** What can be done on every page: go to another, and change how the frame looks. Answers those that the rail has at its foot. */
export function useFrameActions(): readonly Action[] {
  const navigate = useNavigate();
  const { folded, toggleFolded } = useRail();
  const foot: readonly Action[] = [
    useThemeAction(),
    {
      id: 'fold',
      label: folded ? 'Widen the sidebar' : 'Narrow the sidebar',
      icon: PanelLeft,
      group: 'View',
      perform: toggleFolded,
    },
  ];
  const limits: Action = {
    id: 'limits',
    label: 'Set credit limits',
    group: 'Usage',
    perform: () => void navigate(paths.creditLimits),
  };
  const goTo = pages.map((page) => ({ ...page, id: page.to, group: 'Go to', perform: () => void navigate(page.to) }));
  useActions([...goTo, limits, ...foot]);
  return foot;
}
