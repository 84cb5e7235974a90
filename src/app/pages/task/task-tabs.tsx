import { NavLink } from 'react-router';
import { classNames } from '#app/lib/class-names.ts';
import { formatCount } from '#app/lib/format.ts';
import { paths } from '#app/paths.ts';

/** Links to the two views of a task. `turnCount` is undefined while unknown. */
export function TaskTabs({ taskId, turnCount }: { taskId: string; turnCount: number | undefined }) {
  const tab = ({ isActive }: { isActive: boolean }) =>
    classNames(
      'rounded px-2.5 py-1 text-sm whitespace-nowrap transition-colors',
      isActive ? 'bg-raised font-medium text-ink' : 'text-ink-2 hover:text-ink',
    );
  return (
    <nav aria-label="Views of this task" className="flex h-9 shrink-0 items-center gap-1 print:hidden">
      <NavLink to={paths.task(taskId)} end className={tab}>
        Conversation
      </NavLink>
      <NavLink to={paths.turns(taskId)} end className={tab}>
        Turns
        {turnCount !== undefined && <span className="figures">{` · ${formatCount(turnCount)}`}</span>}
      </NavLink>
    </nav>
  );
}
