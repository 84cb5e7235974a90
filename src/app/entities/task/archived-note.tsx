import { formatExact } from '#app/lib/format.ts';
import { useNow } from '#app/lib/use-now.ts';
import { Button } from '#app/components/button.tsx';
import { Notice } from '#app/components/notice.tsx';
import { timeAgo } from '#app/lib/time-ago.ts';
import { type Archivable, useTaskArchive } from './archive-tasks.ts';

const EVERY_MS = 30_000;

/** @param at an ISO date */
export function ArchivedNote({ task, at }: { task: Archivable; at: string }) {
  const { restore } = useTaskArchive();
  return (
    <Notice
      tone="info"
      title={<time dateTime={at} title={formatExact(at)}>{`Archived ${timeAgo(at, useNow(EVERY_MS))}.`}</time>}
      actions={
        restore && (
          <Button size="small" onClick={() => restore([task])}>
            Restore
          </Button>
        )
      }
    >
      {restore
        ? 'It can be read, exported and copied. Restore it to send something to it.'
        : 'It can be read, exported and copied; nothing can be sent to it.'}
    </Notice>
  );
}
