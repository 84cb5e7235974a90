import { BUDGETS, type Budget } from '#contract/task.ts';
import { Segmented } from '#app/components/segmented.tsx';
import { Infinity as NoEnd } from 'lucide-react';

/** Each level with the guide's words for when to use it. */
export const budgetWords: Record<Budget, { label: string; when: string }> = {
  low: { label: 'Low', when: 'Quick lookups and classification — typically a single tool call.' },
  standard: { label: 'Standard', when: 'Default. Balanced research with a handful of tool calls.' },
  high: { label: 'High', when: 'Multi-step research, comparison, or extraction across many sources.' },
  unlimited: { label: 'Unlimited', when: 'Long-running, exhaustive jobs. Use with care — there is no spend cap.' },
};

const options = BUDGETS.map((value) => ({
  value,
  label: budgetWords[value].label,
  ...(value === 'unlimited' && {
    tone: 'warning' as const,
    icon: <NoEnd size={14} className="text-aborted" aria-hidden />,
  }),
}));

type BudgetPickerProps = {
  budget: Budget;
  /** The id of the sentence that says when to use the chosen level. */
  describedBy: string;
  onChange: (budget: Budget) => void;
};

/** The four levels in a row: one tab stop, arrows choose. */
export function BudgetPicker({ budget, ...rest }: BudgetPickerProps) {
  return <Segmented label="Budget" size="base" options={options} value={budget} {...rest} />;
}
