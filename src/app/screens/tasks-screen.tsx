import { Plus } from 'lucide-react';
import { Link } from '#app/ui/link.tsx';
import { useUndoAction } from '#app/features/tasks/archive-task.ts';
import { TaskCount } from '#app/features/tasks/task-count.tsx';
import { TaskList } from '#app/features/tasks/task-list.tsx';
import { paths } from '#app/paths.ts';
import { PageHeader } from '#app/shell/page-header.tsx';
import { buttonClass } from '#app/ui/button.tsx';

export function TasksScreen() {
  useUndoAction();
  return (
    <>
      <PageHeader
        title="Tasks"
        status={<TaskCount />}
        actions={
          <Link to={paths.newTask} className={buttonClass({ look: 'primary' })}>
            <Plus size={14} aria-hidden />
            New task
          </Link>
        }
      />
      <div className="min-h-0 flex-1 overflow-y-auto px-4 md:px-6">
        <TaskList />
      </div>
    </>
  );
}
