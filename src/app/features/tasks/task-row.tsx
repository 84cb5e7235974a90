import { Archive } from 'lucide-react';
import { Link } from '#app/ui/link.tsx';
import type { Task } from '#contract/task.ts';
import { runningSince } from '#app/data/running-since.ts';
import { taskTitle } from '#app/data/task-title.ts';
import { classNames } from '#app/lib/class-names.ts';
import { formatCount, formatCredits, formatDuration } from '#app/lib/format.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';
import { Clock } from '#app/ui/clock.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { taskLinkId } from './archive-task.ts';
import { COLUMN, ROW, WIDE_COLUMN } from './task-columns.ts';
import { TaskStatus } from './task-status.tsx';

type TaskRowProps = { task: Task; workerTitle: string; onArchive: (task: Task) => void };

/** One task: a line of the table, or two lines on a narrow page. All of it leads to the task. */
export function TaskRow({ task, workerTitle, onArchive }: TaskRowProps) {
  const since = runningSince(task);
  const duration =
    since === undefined ? formatDuration(task.totals.durationMs) : <Clock since={since} className="text-running" />;
  const figure = classNames(COLUMN, 'figures text-right text-xs');
  return (
    <div
      role="row"
      className={classNames(
        'group relative min-h-[2.3125rem] border-b border-line px-2.5 py-2 text-sm hover:bg-raised/60 has-[a:focus-visible]:bg-accent-soft as-table:py-1',
        ROW,
      )}
    >
      <span role="cell" className="order-2 flex justify-self-end as-table:order-none as-table:justify-self-start">
        <TaskStatus status={task.status} />
      </span>
      <span role="cell" className="flex min-w-0">
        <Link
          id={taskLinkId(task.id)}
          data-task-id={task.id}
          to={paths.task(task.id)}
          className="min-w-0 scroll-my-16 truncate font-medium outline-offset-4 after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          {taskTitle(task)}
        </Link>
      </span>
      <span role="cell" className={classNames(COLUMN, 'truncate text-ink-2')}>
        {workerTitle}
      </span>
      <span role="cell" className={classNames(WIDE_COLUMN, 'truncate text-ink-2')}>
        {task.triggeredBy}
      </span>
      <span role="cell" className={classNames(WIDE_COLUMN, 'truncate text-ink-2')}>
        {task.budget ?? '–'}
      </span>
      <span role="cell" className={figure}>
        {formatCount(task.totals.turnCount)}
      </span>
      <span role="cell" className={figure}>
        {formatCount(task.totals.credits)}
      </span>
      <span role="cell" className={figure}>
        {duration}
      </span>
      <span role="cell" className={classNames(figure, 'text-ink-3')}>
        <RelativeTime at={task.createdAt} />
      </span>
      <span
        role="cell"
        className="figures order-3 col-span-2 flex min-w-0 gap-x-1.5 pt-0.5 text-xs text-ink-3 as-table:hidden"
      >
        <span className="min-w-0 truncate font-sans tracking-normal">{workerTitle}</span>
        <span className="shrink-0">
          · {formatCredits(task.totals.credits)} · {duration} · <RelativeTime at={task.createdAt} />
        </span>
      </span>
      <span role="cell" className="absolute top-1/2 right-1.5 hidden -translate-y-1/2 group-hover:block">
        <Button size="small-icon" aria-label={`Archive “${taskTitle(task)}”`} onClick={() => onArchive(task)}>
          <Archive size={14} aria-hidden />
        </Button>
      </span>
    </div>
  );
}
