import type { Budget } from '#contract/task.ts';
import { Button } from '#app/components/button.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { formatCount, formatCredits, formatNumberOf } from '#app/lib/format.ts';
import type { LimitFigures } from '#app/sending/check-limit.ts';

type LimitDialogProps = {
  figures: LimitFigures;
  budget: Budget;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before a turn that would exceed the daily limit is sent. */
export function LimitDialog({ figures, budget, onConfirm, onClose }: LimitDialogProps) {
  const { spent, limit, cost, waiting } = figures;
  return (
    <Dialog
      title="Send past today’s limit?"
      onClose={onClose}
      actions={
        <>
          <Button data-initial-focus onClick={onClose}>
            Don’t send
          </Button>
          <Button look="primary" onClick={onConfirm}>
            Send anyway
          </Button>
        </>
      }
    >
      <div className="space-y-2 text-sm text-ink-2">
        <p>
          <span>{'Today '}</span>
          <strong className="font-semibold text-ink">{formatCount(spent)}</strong>
          <span>{` of ${formatCredits(limit)} are spent${waiting.credits > 0 ? `, and what waits to be sent (${formatNumberOf(waiting.turns, 'turn')}) may come to ${formatCount(waiting.credits)}` : ''}.${cost !== undefined ? ` This worker usually costs ${formatCount(cost.p50)} at ${budget}, up to ${formatCount(cost.p90)}.` : ''}`}</span>
        </p>
        <p>What you wrote stays in the composer if you don’t send it.</p>
      </div>
    </Dialog>
  );
}
