import { t } from '#app/messages/common.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import type { NotLoadedProps } from './lazy-part.tsx';

/** Replaces a dialog whose code could not be loaded. */
export function DialogNotLoaded({ onClose, onRetry, retrying }: NotLoadedProps & { onClose: () => void }) {
  return (
    <Dialog
      title={t('notLoaded')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('close')}</Button>
          <Button look="primary" disabled={retrying} onClick={onRetry}>
            {t('retry')}
          </Button>
        </>
      }
    >
      <p className="text-sm text-ink-2">{t('notLoadedAdvice')}</p>
    </Dialog>
  );
}
