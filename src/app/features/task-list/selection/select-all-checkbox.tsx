import type { ListedTask } from '#contract/task.ts';
import { t } from '#app/messages/task-list.ts';
import { SelectionCheckbox } from './selection-checkbox.tsx';
import { explainWhyNotAll, type TaskSelection } from './use-selection.ts';

type SelectAllCheckboxProps = {
  rows: readonly ListedTask[];
  selection: TaskSelection;
  whyNot: string | undefined;
  className: string;
};

export function SelectAllCheckbox({
  rows,
  selection: { tasks, has, step },
  whyNot,
  className,
}: SelectAllCheckboxProps) {
  const isAll = rows.length > 0 && rows.every(({ id }) => has(id));

  function onToggle() {
    if (tasks.length > 0) step({ type: 'clear' });
    else if (whyNot === undefined) step({ type: 'selectMany', tasks: rows });
    else explainWhyNotAll(whyNot);
  }
  return (
    <SelectionCheckbox
      label={t('selectAllLoaded')}
      checked={isAll}
      mixed={!isAll && tasks.length > 0}
      disabled={tasks.length === 0 ? whyNot : undefined}
      className={className}
      onToggle={onToggle}
    />
  );
}
