import { useState } from 'react';
import { Button } from '#app/components/button.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { Notice } from '#app/components/notice.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/settings.ts';
import { clearBrowserData } from '#app/sending/clear-browser-data.ts';
import { useOutbox } from '#app/sending/outbox-provider.tsx';
import type { OutgoingTurn } from '#app/sending/outgoing.ts';

type ClearDataDialogProps = { turns: readonly OutgoingTurn[]; drafts: number; onClose: () => void };

export function ClearDataDialog({ turns, drafts, onClose }: ClearDataDialogProps) {
  const outbox = useOutbox();
  const [isClearing, setClearing] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function clear() {
    setClearing(true);
    try {
      await clearBrowserData(outbox);
      location.reload();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      setClearing(false);
    }
  }

  return (
    <Dialog
      title={t('clearTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button look="danger" disabled={isClearing} onClick={() => void clear()}>
            {t(isClearing ? 'clearing' : 'clearNow')}
          </Button>
        </>
      }
    >
      <div className="space-y-2 text-sm text-ink-2">
        {turns.length > 0 && <p className="font-medium text-error">{t('clearTurns', { count: turns.length })}</p>}
        {drafts > 0 && <p className="font-medium text-error">{t('clearDrafts', { count: drafts })}</p>}
        {turns.some(({ postedAt }) => postedAt !== null) && <p>{t('mayArrive')}</p>}
        <p>{t('clearRest')}</p>
        {problem !== undefined && (
          <Notice tone="error" title={t('notCleared')}>
            {problem}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
