import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { isRunning, type Task } from '#contract/task.ts';
import { useHeldTaskIds } from '#app/data/held-tasks.ts';
import { useLocalTasks } from '#app/data/local-tasks.ts';
import { runningSince } from '#app/data/running-since.ts';
import { taskTitle } from '#app/data/task-title.ts';
import { taskTone } from '#app/data/task-tone.ts';
import { tasksQuery } from '#app/data/tasks.ts';
import { classNames } from '#app/lib/class-names.ts';
import { paths } from '#app/paths.ts';
import { Clock } from '#app/ui/clock.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { StatusMark } from '#app/ui/status-mark.tsx';

const RECENT = 8;

/** What runs, with its clock, and what ran last. */
export function RailTasks() {
  const { data } = useInfiniteQuery(tasksQuery);
  const held = useHeldTaskIds();
  const local = useLocalTasks();
  const pages = data?.pages.filter((page) => page !== null) ?? [];
  const tasks = pages.flatMap(({ items }) => items).filter(({ id }) => !held.has(id));
  const running = tasks.filter(isRunning);
  const recent = tasks.filter((task) => !isRunning(task)).slice(0, RECENT);
  const listless = data !== undefined && pages.length === 0;

  return (
    <nav aria-label="Tasks at hand" className="mt-4 min-h-0 flex-1 overflow-y-auto pb-2">
      {running.length > 0 && (
        <Section title={`Running · ${running.length}`}>
          {running.map((task) => (
            <RailTask key={task.id} task={task} />
          ))}
        </Section>
      )}
      {recent.length > 0 && (
        <Section title="Recent">
          {recent.map((task) => (
            <RailTask key={task.id} task={task} />
          ))}
        </Section>
      )}
      {listless && local.length > 0 && (
        <Section title="Sent or opened here">
          {local.slice(0, RECENT).map((task) => (
            <li key={task.id}>
              <NavLink to={paths.task(task.id)} className={linkClass}>
                <span className="min-w-0 truncate">{taskTitle(task)}</span>
              </NavLink>
            </li>
          ))}
        </Section>
      )}
    </nav>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mb-4">
      <h2 className="px-2 pb-1.5 text-xs text-ink-3">{title}</h2>
      <ul className="space-y-0.5">{children}</ul>
    </section>
  );
}

function linkClass({ isActive }: { isActive: boolean }): string {
  return classNames(
    'flex h-8 items-center gap-2 rounded px-2 text-sm',
    isActive ? 'bg-surface font-medium text-ink ring-1 ring-line' : 'text-ink-2 hover:bg-raised hover:text-ink',
  );
}

function RailTask({ task }: { task: Task }) {
  const since = runningSince(task);
  return (
    <li>
      <NavLink to={paths.task(task.id)} className={linkClass} title={taskTitle(task)}>
        <StatusMark tone={taskTone(task.status)} word={task.status} iconOnly />
        <span className="min-w-0 flex-1 truncate">{taskTitle(task)}</span>
        <span className="figures shrink-0 text-xs font-normal text-ink-3">
          {since === undefined ? <RelativeTime at={task.createdAt} /> : <Clock since={since} />}
        </span>
      </NavLink>
    </li>
  );
}
