import { Link } from 'react-router';
import { TaskList } from '#app/features/task-list/task-list.tsx';
import { ExportButton } from '#app/features/task-export/list/export-button.tsx';
import { PageHeader } from '#app/shell/page-header.tsx';
import { newTask } from '#app/navigation.ts';
import { buttonClass } from '#app/components/button.tsx';

export function TaskListPage() {
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
      <TaskList ExportButton={ExportButton} />
    </>
  );
}
