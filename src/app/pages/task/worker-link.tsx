import { Link } from 'react-router';
import type { Task } from '#contract/task.ts';
import { taskTitle } from '#app/data/task-title.ts';
import { useWorkerTitles } from '#app/entities/worker/use-worker-titles.ts';
import { paths } from '#app/paths.ts';
import { t } from '#app/messages/task.ts';

/** Names the worker of a task, before the task's title. */
export function WorkerLink({ task }: { task: Task }) {
  const name = useWorkerTitles()(task.workerId);
  // A worker that was created from an input has a title cut from it.
  const repeatsTitle = taskTitle(task).startsWith(name.replace(/…$/, ''));
  return (
    <span className="flex max-w-[40%] min-w-0 shrink-0 items-baseline gap-2 text-base text-ink-2 lg:max-w-52">
      <Link
        to={paths.worker(task.workerId)}
        dir="auto"
        title={name}
        className="truncate hover:text-ink hover:underline"
      >
        {repeatsTitle ? t('worker') : name}
      </Link>
      <span aria-hidden className="text-ink-3">
        /
      </span>
    </span>
  );
}
