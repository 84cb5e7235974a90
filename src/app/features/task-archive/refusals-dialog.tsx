import { useState } from 'react';
import { Link } from 'react-router';
import { Dialog } from '#app/components/dialog.tsx';
import { ShowMore } from '#app/components/show-more.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/task-archive.ts';
import { paths } from '#app/paths.ts';
import { reasonText } from './archive-messages.ts';
import type { Batch } from './batch.ts';

/** Rows per step: thousands at once would block the page. */
const ROWS = 200;

export function RefusalsDialog({ batch: { action, refused }, onClose }: { batch: Batch; onClose: () => void }) {
  const [shown, setShown] = useState(ROWS);
  return (
    <Dialog title={t(`refusedTitle.${action}`, { count: refused.length })} onClose={onClose}>
      <ul className="max-h-[50vh] overflow-y-auto rounded-lg border border-line">
        {refused.slice(0, shown).map(({ id, title, reason }) => (
          <li key={id} className="border-b border-line px-3 py-2 text-sm last:border-b-0">
            <Link
              dir="auto"
              to={paths.task(id)}
              onClick={onClose}
              className="font-medium underline-offset-2 hover:underline"
            >
              {title}
            </Link>
            <p className="text-ink-2">{reasonText(reason)}</p>
          </li>
        ))}
      </ul>
      {refused.length > shown && (
        <p className="mt-2 flex items-center gap-2 text-xs text-ink-2">
          <span>{tCommon('countOf', { count: shown, total: refused.length })}</span>
          <ShowMore onShow={() => setShown(shown + ROWS)}>{tCommon('showMore')}</ShowMore>
        </p>
      )}
    </Dialog>
  );
}
