import { NavLink } from 'react-router';
import { classNames } from '#app/lib/class-names.ts';
import { paths } from '#app/paths.ts';
import { t } from '#app/messages/task-page.ts';

export function TaskTabs({ taskId, turnCount }: { taskId: string; turnCount: number | undefined }) {
  const tab = ({ isActive }: { isActive: boolean }) =>
    classNames(
      'rounded px-2.5 py-1 text-sm whitespace-nowrap transition-colors',
      isActive ? 'bg-raised font-medium text-ink' : 'text-ink-2 hover:text-ink',
    );
  return (
    <nav aria-label={t('views')} className="flex h-9 shrink-0 items-center gap-1 print:hidden">
      <NavLink to={paths.task(taskId)} end className={tab}>
        {t('conversation')}
      </NavLink>
      <NavLink to={paths.turns(taskId)} end className={tab}>
        {turnCount === undefined
          ? t('turns')
          : t.rich('turnsWithCount', { count: turnCount, figure: <span className="figures" /> })}
      </NavLink>
    </nav>
  );
}
