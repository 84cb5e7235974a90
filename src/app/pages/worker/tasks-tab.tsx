import { TaskList } from '#app/features/task-list/task-list.tsx';
import { LIST_PARTS } from '../list-parts.ts';
import { useWorker } from './use-worker.ts';

export function TasksTab() {
  const { workerId } = useWorker();
  return <TaskList {...LIST_PARTS} workerId={workerId} />;
}
