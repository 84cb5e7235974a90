import { useMatch } from 'react-router';
import { classNames } from '#app/lib/class-names.ts';
import { Button } from '#app/components/button.tsx';
import { StatusMark } from '#app/components/status-mark.tsx';
import { useSidebar } from './sidebar-state.tsx';
import { useRecentTasks } from '#app/entities/task/use-recent-tasks.ts';
import { t } from '#app/messages/shell.ts';

/** Shown while the sidebar is not visible, unless only the task of this page runs. Opens it. */
export function RunningButton() {
  const { folded, setDrawerOpen } = useSidebar();
  const { running } = useRecentTasks();
  const shown = useMatch('/tasks/:taskId/*')?.params.taskId;
  if (running.every(({ id }) => id === shown)) return null;
  return (
    <span className={classNames(!folded && 'md:hidden')}>
      <Button look="quiet" size="small" explanation={t('showRunningTasks')} onClick={() => setDrawerOpen(true)}>
        <StatusMark tone="running" word={t('runningTasks', { count: running.length })} />
      </Button>
    </span>
  );
}
