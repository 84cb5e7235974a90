import type { ListedTask } from '#contract/task.ts';
import { PickBox } from './pick-box.tsx';
import type { TaskSelection } from './use-selection.ts';

type PickAllProps = { rows: readonly ListedTask[]; selection: TaskSelection; className: string };

/** Selects all that is loaded; where something is selected already, nothing. */
export function PickAll({ rows, selection: { tasks, has, step }, className }: PickAllProps) {
  const isAll = rows.length > 0 && rows.every(({ id }) => has(id));
  return (
    <PickBox
      label="Select all that is loaded"
      checked={isAll}
      mixed={!isAll && tasks.length > 0}
      className={className}
      onPick={() => step(tasks.length > 0 ? { do: 'none' } : { do: 'add', tasks: rows })}
    />
  );
}
