import { Link } from 'react-router';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { spentTodayQuery, spentTodayWords, useLimits, warnsFrom } from '#app/data/spending.ts';
import { useNow } from '#app/lib/use-now.ts';
import { paths } from '#app/paths.ts';

const EVERY_MS = 60_000;

/** Appears when today's spending has reached the warning or the limit, unless the composer says so. */
export function SpentToday() {
  const client = useQueryClient();
  const limits = useLimits();
  const { data } = useQuery(spentTodayQuery(client, useNow(EVERY_MS)));
  if (data === undefined || data.credits < warnsFrom(limits)) return null;
  return (
    <p role="status" className="mt-2 text-aborted [:root:has([data-spent-today])_&]:hidden">
      <Link to={`${paths.usage}?range=today`} className="flex items-start gap-1.5 hover:underline">
        <CircleAlert size={14} aria-hidden className="mt-px shrink-0" />
        <span>{spentTodayWords(data.credits, limits)}</span>
      </Link>
    </p>
  );
}
