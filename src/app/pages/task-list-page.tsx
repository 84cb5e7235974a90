import { Link } from 'react-router';
import { TaskList } from '#app/features/task-list/task-list.tsx';
import { ExportButton } from '#app/features/task-export/list/export-button.tsx';
import { RerunButton } from '#app/features/task-rerun/rerun-button.tsx';
import { PageHeader } from '#app/shell/page-header.tsx';
import { newTask } from '#app/navigation.ts';
import { buttonClass } from '#app/components/button.tsx';
import { lazyPart } from '#app/components/lazy-part.tsx';
import { NotLoadedNotice } from '#app/components/not-loaded-notice.tsx';
import { t } from '#app/messages/navigation.ts';
import { useWorker } from './worker/use-worker.ts';

const TaskPeek = lazyPart(
  async () => (await import('#app/features/task-peek/task-peek.tsx')).TaskPeek,
  NotLoadedNotice,
);

const parts = { ExportButton, RerunButton, Peek: TaskPeek };

export function TaskListPage() {
  return (
    <>
      <PageHeader
        title={t('tasks')}
        actions={
          <Link to={newTask.to} className={buttonClass({ look: 'primary' })}>
            <newTask.icon size={14} aria-hidden />
            <span>{newTask.label()}</span>
          </Link>
        }
      />
      <TaskList {...parts} />
    </>
  );
}

/** A tab of the worker page. In this file, so that the list has no chunk of its own. */
export function TasksOfWorker() {
  const { workerId } = useWorker();
  return <TaskList {...parts} workerId={workerId} />;
}
