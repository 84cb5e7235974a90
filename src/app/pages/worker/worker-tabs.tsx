import { NavLink } from 'react-router';
import { classNames } from '#app/lib/class-names.ts';
import { paths } from '#app/paths.ts';
import { t } from '#app/messages/workers.ts';

export function WorkerTabs({ workerId }: { workerId: string }) {
  const tab = ({ isActive }: { isActive: boolean }) =>
    classNames(
      'rounded px-2.5 py-1 text-sm whitespace-nowrap transition-colors',
      isActive ? 'bg-raised font-medium text-ink' : 'text-ink-2 hover:text-ink',
    );
  return (
    <nav aria-label={t('views')} className="flex h-9 min-w-0 items-center gap-1 overflow-x-auto print:hidden">
      <NavLink to={paths.worker(workerId)} end className={tab}>
        {t('overview')}
      </NavLink>
      <NavLink to={paths.workerInstructions(workerId)} className={tab}>
        {t('instructions')}
      </NavLink>
      <NavLink to={paths.workerSchema(workerId)} className={tab}>
        {t('field.outputSchema')}
      </NavLink>
      <NavLink to={paths.tasksOfWorker(workerId)} className={tab}>
        {t('tasks')}
      </NavLink>
    </nav>
  );
}
