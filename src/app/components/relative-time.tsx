import { formatExact } from '#app/lib/format.ts';
import { useNow } from '#app/lib/use-now.ts';
import { formatAge } from './age.ts';

const EVERY_MS = 30_000;

/** Shows the exact time on hover. `at`: an ISO date. */
export function RelativeTime({ at, ago = false }: { at: string; ago?: boolean }) {
  return (
    <time dateTime={at} title={formatExact(at)} className="whitespace-nowrap">
      {formatAge(at, useNow(EVERY_MS), ago) ?? at}
    </time>
  );
}
