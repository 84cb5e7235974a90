import { formatExact } from '#app/lib/format.ts';
import { useNow } from '#app/lib/use-now.ts';
import { Notice } from '#app/components/notice.tsx';
import { timeAgo } from '#app/lib/time-ago.ts';

const EVERY_MS = 30_000;

/** @param at an ISO date */
export function ArchivedNote({ at }: { at: string }) {
  return (
    <Notice
      tone="info"
      title={<time dateTime={at} title={formatExact(at)}>{`Archived ${timeAgo(at, useNow(EVERY_MS))}.`}</time>}
    >
      It can be read, exported and copied; nothing can be sent to it.
    </Notice>
  );
}
