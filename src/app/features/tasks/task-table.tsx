import { useRef, type ReactNode } from 'react';
import { classNames } from '#app/lib/class-names.ts';
import type { Task } from '#contract/task.ts';
import { useArchiveTask } from './archive-task.ts';
import { COLUMN, ROW, WIDE_COLUMN } from './task-columns.ts';
import { TaskRow } from './task-row.tsx';
import { useRowKeys } from './use-row-keys.ts';

type TaskTableProps = { tasks: readonly Task[]; workerTitle: (workerId: string) => string };

/** Tasks as a table whose rows are links, walked and archived by keyboard. */
export function TaskTable({ tasks, workerTitle }: TaskTableProps) {
  const root = useRef<HTMLDivElement>(null);
  const archiveTask = useArchiveTask();
  const { onKeyDown, focusBeside } = useRowKeys(root, (taskId) => {
    const task = tasks.find(({ id }) => id === taskId);
    if (task) archive(task);
  });

  function archive(task: Task) {
    if (archiveTask(task)) focusBeside(task.id);
  }

  return (
    <div
      ref={root}
      role="table"
      aria-label="Tasks"
      tabIndex={-1}
      className="@container outline-none"
      onKeyDown={onKeyDown}
    >
      <TaskTableHead />
      <div role="rowgroup">
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} workerTitle={workerTitle(task.workerId)} onArchive={archive} />
        ))}
      </div>
    </div>
  );
}

export function TaskTableHead() {
  return (
    <div role="rowgroup" className="sticky top-0 z-10 hidden bg-canvas as-table:block">
      <div role="row" className={classNames('border-b border-line px-2.5 py-1.5 text-xs font-medium text-ink-3', ROW)}>
        <Head>Status</Head>
        <Head>Title</Head>
        <Head className={COLUMN}>Worker</Head>
        <Head className={WIDE_COLUMN}>Trigger</Head>
        <Head className={WIDE_COLUMN}>Budget</Head>
        <Head className={classNames(COLUMN, 'text-right')}>Turns</Head>
        <Head className="text-right">Credits</Head>
        <Head className="text-right">Duration</Head>
        <Head className="text-right">Age</Head>
      </div>
    </div>
  );
}

function Head({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span role="columnheader" className={className}>
      {children}
    </span>
  );
}
