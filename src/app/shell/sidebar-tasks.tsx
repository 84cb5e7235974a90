import { NavLink } from 'react-router';
import type { ReactNode } from 'react';
import type { Task } from '#contract/task.ts';
import { runningSince } from '#app/entities/task/running-since.ts';
import { hasUnseenEnd, useLocalTasks } from '#app/data/local-tasks.ts';
import { taskTitle } from '#app/data/task-title.ts';
import { TaskStatus } from '#app/entities/task/task-status.tsx';
import { classNames } from '#app/lib/class-names.ts';
import { paths } from '#app/paths.ts';
import { Clock } from '#app/components/clock.tsx';
import { RelativeTime } from '#app/components/relative-time.tsx';
import { tooltip } from '#app/components/tooltip.ts';
import { useRecentTasks } from '#app/entities/task/use-recent-tasks.ts';
import { useWorkerNames } from '#app/entities/worker/use-worker-titles.ts';
import { t as tNavigation } from '#app/messages/navigation.ts';
import { t } from '#app/messages/shell.ts';

export function SidebarTasks() {
  const { running, recent, local } = useRecentTasks();
  return (
    <nav aria-label={tNavigation('runningAndRecentTasks')} className="mt-4 min-h-24 flex-1 overflow-y-auto pb-2">
      {running.length > 0 && (
        <Section title={t('runningCount', { count: running.length })}>
          {running.map((task) => (
            <RunningTask key={task.id} task={task} />
          ))}
        </Section>
      )}
      {recent.length > 0 && (
        <Section title={t('recent')}>
          {recent.map((task) => (
            <RecentTask key={task.id} task={task} />
          ))}
        </Section>
      )}
      {local.length > 0 && (
        <Section title={t('fromThisBrowser')}>
          {local.map((task) => (
            <li key={task.id}>
              <NavLink to={paths.task(task.id)} className={linkClass} {...tooltip(taskTitle(task), { ifCutOff: true })}>
                <span dir="auto" className="min-w-0 truncate">
                  {taskTitle(task)}
                </span>
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
    'flex min-h-8 items-center gap-2 rounded px-2 text-sm',
    isActive ? 'bg-surface font-medium text-ink ring-1 ring-line' : 'text-ink-2 hover:bg-raised hover:text-ink',
  );
}

/** The worker tells apart tasks whose titles begin alike. */
function TitleAndWorker({ task }: { task: Task }) {
  const worker = useWorkerNames()(task.workerId);
  return (
    <span className="min-w-0 flex-1 py-1 text-left">
      <span dir="auto" className="block truncate">
        {taskTitle(task)}
      </span>
      {/* Keeps its line while the name loads. */}
      <span dir="auto" className="block min-h-4 truncate text-xs font-normal text-ink-3">
        {worker === task.workerId ? '' : worker}
      </span>
    </span>
  );
}

const figureClass = 'figures shrink-0 text-xs font-normal text-ink-3';

function RunningTask({ task }: { task: Task }) {
  const since = runningSince(task);
  return (
    <li>
      <NavLink to={paths.task(task.id)} className={linkClass} {...tooltip(taskTitle(task), { ifCutOff: true })}>
        <TaskStatus status={task.status} asks={task.running?.approval != null} iconOnly />
        <TitleAndWorker task={task} />
        {since !== undefined && <Clock since={since} className={figureClass} />}
      </NavLink>
    </li>
  );
}

function RecentTask({ task }: { task: Task }) {
  const isUnseen = hasUnseenEnd(useLocalTasks(), task);
  return (
    <li>
      <NavLink to={paths.task(task.id)} className={linkClass} {...tooltip(taskTitle(task), { ifCutOff: true })}>
        <TaskStatus status={task.status} iconOnly />
        <TitleAndWorker task={task} />
        {isUnseen && (
          <span className="size-1.5 shrink-0 rounded-full bg-accent forced-colors:border-4">
            <span className="sr-only">{t('notOpenedYet')}</span>
          </span>
        )}
        <span className={figureClass}>
          <RelativeTime at={task.createdAt} />
        </span>
      </NavLink>
    </li>
  );
}
