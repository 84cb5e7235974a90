import { Plus } from 'lucide-react';
import { Link } from '#app/ui/link.tsx';
import { useUndoAction } from '#app/features/tasks/archive-task.ts';
import { TaskList } from '#app/features/tasks/list/task-list.tsx';
import { paths } from '#app/paths.ts';
import { PageHeader } from '#app/shell/page-header.tsx';
import { buttonClass } from '#app/ui/button.tsx';

export function TasksScreen() {
  useUndoAction();
  return (
    <>
      <PageHeader
        title="Tasks"
        actions={
          <Link to={paths.newTask} className={buttonClass({ look: 'primary' })}>
            <Plus size={14} aria-hidden />
            New task
          </Link>
        }
      />
      <TaskList />
    </>
  );
}
