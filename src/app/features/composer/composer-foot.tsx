import type { Budget } from '#contract/task.ts';
import type { Draft } from '#app/sending/draft.ts';
import { t } from '#app/messages/composer.ts';
import { Button } from '#app/components/button.tsx';
import { ArrowUp, CornerDownLeft, Paperclip } from 'lucide-react';
import type { ReactNode } from 'react';
import { FILE_LIMITS } from './attachments.ts';
import { BudgetPicker } from './budget-picker.tsx';

export type WorkerFieldProps = {
  workerId: string | null;
  budget: Budget;
  onChange: (workerId: string | null) => void;
};

type ComposerFootProps = {
  draft: Draft;
  renderWorkerField: ((props: WorkerFieldProps) => ReactNode) | undefined;
  blocked: boolean;
  /** Ids of descriptions. */
  budgetWordsId: string;
  stateId: string;
  onEdit: (change: Partial<Draft>) => void;
  onBrowse: () => void;
  onSend: () => void;
};

export function ComposerFoot(props: ComposerFootProps) {
  const { draft, renderWorkerField, blocked, budgetWordsId, stateId, onEdit, onBrowse, onSend } = props;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {renderWorkerField?.({
        workerId: draft.workerId,
        budget: draft.budget,
        onChange: (workerId) => onEdit({ workerId }),
      })}
      {/* On a narrow page, the levels have their own line, so that Send keeps the corner. */}
      <div className="flex max-w-full min-w-0 @max-xl:order-first @max-xl:basis-full">
        <BudgetPicker budget={draft.budget} describedBy={budgetWordsId} onChange={(budget) => onEdit({ budget })} />
      </div>
      <div className="ml-auto flex items-center gap-2">
        <Button aria-label={t('attachFiles')} explanation={t('dropFiles', FILE_LIMITS)} onClick={onBrowse}>
          <Paperclip size={15} aria-hidden />
          <span className="hidden @md:inline">{t('attach')}</span>
        </Button>
        {/* Not `disabled`: screen readers could not read the reason. */}
        <Button look="primary" aria-disabled={blocked} aria-describedby={stateId} onClick={onSend}>
          <ArrowUp size={15} aria-hidden />
          <span>{t(draft.budget === 'unlimited' ? 'sendWithQuestion' : 'send')}</span>
          <CornerDownLeft size={12} className="ml-0.5 hidden opacity-70 @md:inline no-hover:hidden" aria-hidden />
        </Button>
      </div>
    </div>
  );
}
