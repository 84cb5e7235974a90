import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { OutgoingTurn } from '#app/sending/outgoing.ts';
import { Button } from '#app/components/button.tsx';
import { Notice } from '#app/components/notice.tsx';
import { t } from '#app/messages/settings.ts';
import { listStoredDrafts } from '#app/sending/stored-drafts.ts';
import { useOutgoing } from '#app/sending/use-outgoing.ts';
import { ClearDataDialog } from './clear-data-dialog.tsx';
import { StoredDraftsList } from './stored-drafts-list.tsx';

/** Shows what is not sent yet before it offers to clear everything. `renderOutgoing` shows the outbox. */
export function BrowserData({ renderOutgoing }: { renderOutgoing: (turns: readonly OutgoingTurn[]) => ReactNode }) {
  const turns = useOutgoing(undefined);
  const { data: drafts, isError } = useQuery({
    queryKey: ['browser', 'drafts'],
    queryFn: listStoredDrafts,
    retry: false,
    staleTime: 0,
    gcTime: 0,
  });
  const [isClearing, setClearing] = useState(false);

  return (
    <section aria-labelledby="this-browser" className="max-w-measure space-y-5 pt-5">
      <div>
        <h2 id="this-browser" className="font-semibold">
          {t('thisBrowser')}
        </h2>
        <p className="pt-1 text-sm text-pretty text-ink-2">{t('storedHere')}</p>
      </div>
      {turns.length > 0 && (
        <div className="space-y-2">
          <h3 className="text-sm font-medium">{t('unsentTurns')}</h3>
          {renderOutgoing(turns)}
        </div>
      )}
      {drafts !== undefined && drafts.length > 0 && (
        <div className="space-y-2">
          <h3 className="text-sm font-medium">{t('drafts')}</h3>
          <StoredDraftsList drafts={drafts} />
        </div>
      )}
      {turns.length === 0 && drafts?.length === 0 && <p className="text-sm text-ink-3">{t('nothingUnsent')}</p>}
      {isError && (
        <Notice tone="warning" title={t('notReadable')}>
          {t('notReadableExplained')}
        </Notice>
      )}
      <Button look="danger" onClick={() => setClearing(true)}>
        {t('clear')}
      </Button>
      {isClearing && <ClearDataDialog turns={turns} drafts={drafts?.length ?? 0} onClose={() => setClearing(false)} />}
    </section>
  );
}
