import { formatExact } from '#app/lib/format.ts';
import { useNow } from '#app/lib/use-now.ts';
import { Button } from '#app/components/button.tsx';
import { Notice } from '#app/components/notice.tsx';
import { t } from '#app/messages/task.ts';
import { timeAgo } from '#app/messages/time-ago.ts';
import { type Archivable, useTaskArchive } from './archive-tasks.ts';

const EVERY_MS = 30_000;

/** `at`: an ISO date. */
export function ArchivedNote({ task, at }: { task: Archivable; at: string }) {
  const { restore } = useTaskArchive();
  const ago = timeAgo(at, useNow(EVERY_MS));
  return (
    <Notice
      tone="info"
      title={
        <time dateTime={at} title={formatExact(at)}>
          {ago === undefined ? t('archivedJustNow') : t('archivedAgo', { ago })}
        </time>
      }
      actions={
        restore && (
          <Button size="small" onClick={() => restore([task])}>
            {t('restore')}
          </Button>
        )
      }
    >
      {t(restore ? 'archivedAdvice' : 'archivedForever')}
    </Notice>
  );
}
