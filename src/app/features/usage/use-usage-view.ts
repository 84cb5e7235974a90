import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import { searchOf, viewOf, type UsageView } from './usage-view.ts';

/** The view in the URL, and a setter. A choice applies at once, before the router changes the address. */
export function useUsageView(): readonly [UsageView, (view: UsageView) => void] {
  const { search, key } = useLocation();
  const navigate = useNavigate();
  const [requested, setRequested] = useState<{ search: string; at: string } | null>(null);
  if (requested !== null && requested.at !== key) setRequested(null);

  function show(view: UsageView) {
    setRequested({ search: searchOf(view), at: key });
    void navigate(`${paths.usage}${searchOf(view)}`, { replace: true });
  }
  return [viewOf(new URLSearchParams(requested?.at === key ? requested.search : search)), show];
}
