import type { WorkerTemplate } from '#contract/worker.ts';
import type { Draft } from '#app/data/drafts.ts';
import { Button } from '#app/ui/button.tsx';
import { ArrowUp, CornerDownLeft, Paperclip } from 'lucide-react';
import { BudgetPicker } from './budget-picker.tsx';
import { WorkerIdField } from './worker-id-field.tsx';
import { WorkerPicker } from './worker-picker.tsx';

type ComposerFootProps = {
  draft: Draft;
  workers: readonly WorkerTemplate[] | null | undefined;
  locked: boolean;
  blocked: boolean;
  /** The ids of what explains the chosen budget, and of what says why the draft can't be sent. */
  budgetWordsId: string;
  stateId: string;
  onEdit: (change: Partial<Draft>) => void;
  onBrowse: () => void;
  onSend: () => void;
};

/** The line under the text: worker, budget, attach, send. */
export function ComposerFoot(props: ComposerFootProps) {
  const { draft, workers, locked, blocked, budgetWordsId, stateId, onEdit, onBrowse, onSend } = props;
  const worker = {
    workerId: draft.workerId,
    disabled: locked,
    onChange: (workerId: string | null) => onEdit({ workerId }),
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      {workers === null && <WorkerIdField {...worker} />}
      {workers && <WorkerPicker {...worker} workers={workers} />}
      {/* Where it is narrow, the levels take a line of their own, so that Send keeps the corner. */}
      <div className="flex @max-xl:order-first @max-xl:basis-full">
        <BudgetPicker
          budget={draft.budget}
          disabled={locked}
          describedBy={budgetWordsId}
          onChange={(budget) => onEdit({ budget })}
        />
      </div>
      <div className="ml-auto flex items-center gap-2">
        <Button aria-label="Attach files" title="Attach files" disabled={locked} onClick={onBrowse}>
          <Paperclip size={15} aria-hidden />
          <span className="hidden @md:inline">Attach</span>
        </Button>
        {/* Not `disabled`: focus would be lost while sending, and the reason could not be read from the button. */}
        <Button look="primary" aria-disabled={locked || blocked} aria-describedby={stateId} onClick={onSend}>
          <ArrowUp size={15} aria-hidden />
          {locked ? 'Sending' : draft.budget === 'unlimited' ? 'Send…' : 'Send'}
          {!locked && <CornerDownLeft size={12} className="ml-0.5 hidden opacity-70 @md:inline" aria-hidden />}
        </Button>
      </div>
    </div>
  );
}
