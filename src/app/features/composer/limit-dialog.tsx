import type { Budget } from '#contract/task.ts';
import { Button } from '#app/components/button.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { t } from '#app/messages/composer.ts';
import { t as tSending } from '#app/messages/sending.ts';
import type { LimitFigures } from '#app/sending/check-limit.ts';

type LimitDialogProps = {
  figures: LimitFigures;
  budget: Budget;
  onConfirm: () => void;
  onClose: () => void;
};

export function LimitDialog({ figures, budget, onConfirm, onClose }: LimitDialogProps) {
  const { spent, limit, cost, waiting } = figures;
  return (
    <Dialog
      title={t('exceedTitle')}
      onClose={onClose}
      actions={
        <>
          <Button data-initial-focus onClick={onClose}>
            {t('dontSend')}
          </Button>
          <Button look="primary" onClick={onConfirm}>
            {tSending('sendAnyway')}
          </Button>
        </>
      }
    >
      <div className="space-y-2 text-sm text-ink-2">
        <p>{t.rich('spentOfLimit', { spent, limit, b: <strong className="font-semibold text-ink" /> })}</p>
        {waiting.credits > 0 && <p>{t('queuedCost', waiting)}</p>}
        {cost !== undefined && <p>{t('costAtBudget', { budget, usual: cost.p50, most: cost.p90 })}</p>}
        <p>{t('draftStays')}</p>
      </div>
    </Dialog>
  );
}
