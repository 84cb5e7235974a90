import type { ListedTask } from '#contract/task.ts';
import { PickBox } from './pick-box.tsx';
import { sayWhyNotAll } from './say-why-not-all.ts';
import type { TaskSelection } from './use-selection.ts';

type PickAllProps = {
  rows: readonly ListedTask[];
  selection: TaskSelection;
  whyNot: string | undefined;
  className: string;
};

export function PickAll({ rows, selection: { tasks, has, step }, whyNot, className }: PickAllProps) {
  const isAll = rows.length > 0 && rows.every(({ id }) => has(id));

  function onPick() {
    if (tasks.length > 0) step({ do: 'none' });
    else if (whyNot === undefined) step({ do: 'sweep', tasks: rows });
    else sayWhyNotAll(whyNot);
  }
  return (
    <PickBox
      label="Select all that is loaded"
      checked={isAll}
      mixed={!isAll && tasks.length > 0}
      disabled={tasks.length === 0 ? whyNot : undefined}
      className={className}
      onPick={onPick}
    />
  );
}
