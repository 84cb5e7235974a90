import { Link } from 'react-router';
import { TaskList } from '#app/features/tasks/list/task-list.tsx';
import { PageHeader } from '#app/shell/page-header.tsx';
import { newTask } from '#app/shell/pages.ts';
import { buttonClass } from '#app/ui/button.tsx';

export function TasksScreen() {
  return (
    <>
      <PageHeader
        title="Tasks"
        actions={
          <Link to={newTask.to} className={buttonClass({ look: 'primary' })}>
            <newTask.icon size={14} aria-hidden />
            <span>{newTask.label}</span>
          </Link>
        }
      />
      <TaskList />
    </>
  );
}
