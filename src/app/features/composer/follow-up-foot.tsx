import { ArrowUp, Paperclip } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Budget } from '#contract/task.ts';
import { Button } from '#app/components/button.tsx';
import { t } from '#app/messages/composer.ts';
import type { Draft } from '#app/sending/draft.ts';
import { BudgetMenu } from './budget-menu.tsx';

type FollowUpFootProps = {
  draft: Draft;
  blocked: boolean;
  /** The id of the description of Send. */
  stateId: string;
  /** What it costs, and whether the draft is saved. */
  children: ReactNode;
  onBudget: (budget: Budget) => void;
  onBrowse: () => void;
  onSend: () => void;
};

/** The controls keep their place when the composer opens, so that a press that opens it is not lost. */
export function FollowUpFoot(props: FollowUpFootProps) {
  const { draft, blocked, stateId, children, onBudget, onBrowse, onSend } = props;
  return (
    <>
      <div className="min-w-0 flex-1 pl-1.5 text-xs text-ink-3 empty:hidden">{children}</div>
      <div className="ml-auto flex items-center gap-1">
        <Button look="quiet" size="icon" aria-label={t('attachFiles')} onClick={onBrowse}>
          <Paperclip size={15} aria-hidden />
        </Button>
        <BudgetMenu budget={draft.budget} onChange={onBudget} />
        {/* Not `disabled`: screen readers could not read the reason. */}
        <Button
          look="primary"
          size="icon"
          aria-label={t(draft.budget === 'unlimited' ? 'sendWithQuestion' : 'send')}
          aria-disabled={blocked}
          aria-describedby={stateId}
          className="ml-1"
          onClick={onSend}
        >
          <ArrowUp size={16} aria-hidden />
        </Button>
      </div>
    </>
  );
}
