import { formatAge, formatExact } from '#app/lib/format.ts';
import { useNow } from '#app/lib/use-now.ts';

const EVERY_MS = 30_000;

/** A relative time, with the exact time on hover. `at` is an ISO date. */
export function RelativeTime({ at, ago = false }: { at: string; ago?: boolean }) {
  const age = formatAge(at, useNow(EVERY_MS));
  return (
    <time dateTime={at} title={formatExact(at)} className="whitespace-nowrap">
      {age === '' ? at : ago && age !== 'now' ? `${age} ago` : age}
    </time>
  );
}
