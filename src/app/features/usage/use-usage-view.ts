import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import { searchOf, viewOf, type UsageView } from './usage-view.ts';

/**
 * What the address says is shown, and how to show something else in its place. The router changes the address when it
 * comes to it; what is asked for is in force at once, so that a choice is marked as it is clicked.
 */
export function useUsageView(): readonly [UsageView, (view: UsageView) => void] {
  const { search, key } = useLocation();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<{ search: string; at: string } | null>(null);
  if (asked !== null && asked.at !== key) setAsked(null);

  function show(view: UsageView) {
    setAsked({ search: searchOf(view), at: key });
    void navigate(`${paths.usage}${searchOf(view)}`, { replace: true });
  }
  return [viewOf(new URLSearchParams(asked?.at === key ? asked.search : search)), show];
}
