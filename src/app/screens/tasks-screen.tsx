import { Plus } from 'lucide-react';
import { Link } from '#app/ui/link.tsx';
import { TaskList } from '#app/features/tasks/list/task-list.tsx';
import { paths } from '#app/paths.ts';
import { PageHeader } from '#app/shell/page-header.tsx';
import { buttonClass } from '#app/ui/button.tsx';

export function TasksScreen() {
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
