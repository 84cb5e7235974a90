import { Link } from 'react-router';
import { TaskList } from '#app/features/task-list/task-list.tsx';
import { PageHeader } from '#app/shell/page-header.tsx';
import { newTask } from '#app/navigation.ts';
import { buttonClass } from '#app/components/button.tsx';
import { t } from '#app/messages/navigation.ts';
import { LIST_PARTS } from './list-parts.ts';

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
      <TaskList {...LIST_PARTS} />
    </>
  );
}
