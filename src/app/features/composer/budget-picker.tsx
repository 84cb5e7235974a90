import { BUDGETS, type Budget } from '#contract/task.ts';
import { Segmented } from '#app/components/segmented.tsx';
import { t } from '#app/messages/composer.ts';
import { budgetWord } from '#app/entities/task/task-words.ts';
import { Infinity as NoEnd } from 'lucide-react';

type BudgetPickerProps = {
  budget: Budget;
  /** The id of the sentence about the chosen level. */
  describedBy: string;
  onChange: (budget: Budget) => void;
};

export function BudgetPicker({ budget, ...rest }: BudgetPickerProps) {
  const options = BUDGETS.map((value) => ({
    value,
    label: budgetWord(value),
    ...(value === 'unlimited' && {
      tone: 'warning' as const,
      icon: <NoEnd size={14} className="text-aborted" aria-hidden />,
    }),
  }));
  return <Segmented label={t('budget')} size="base" options={options} value={budget} {...rest} />;
}
