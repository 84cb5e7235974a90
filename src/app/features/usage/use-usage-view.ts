import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import { searchOf, viewOf, type UsageView } from './usage-view.ts';

/** The view in the URL, and a setter. A choice applies at once, before the router changes the address. */
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
