import { ChevronDown, Infinity as NoEnd } from 'lucide-react';
import { BUDGETS, type Budget } from '#contract/task.ts';
import { ChoiceMenu } from '#app/components/choice-menu.tsx';
import { budgetWord } from '#app/entities/task/task-words.ts';
import { t } from '#app/messages/composer.ts';

type BudgetMenuProps = { budget: Budget; onChange: (budget: Budget) => void };

const NO_END = <NoEnd size={14} className="text-aborted" aria-hidden />;

/** A compact choice of the budget. */
export function BudgetMenu({ budget, onChange }: BudgetMenuProps) {
  return (
    <ChoiceMenu
      name={t('budgetButton', { budget: budgetWord(budget) })}
      label={t('budget')}
      choices={BUDGETS.map((value) => ({
        value,
        label: budgetWord(value),
        about: t(`budgetFor.${value}`),
        ...(value === 'unlimited' && { icon: NO_END }),
      }))}
      value={budget}
      onChange={onChange}
      className={budget === 'unlimited' ? 'bg-aborted-soft text-aborted' : undefined}
    >
      {budget === 'unlimited' && NO_END}
      <span>{budgetWord(budget)}</span>
      <ChevronDown size={14} className="shrink-0 text-ink-3" aria-hidden />
    </ChoiceMenu>
  );
}
