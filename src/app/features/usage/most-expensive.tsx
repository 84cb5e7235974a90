import { Link } from 'react-router';
import { useContext, type ReactNode } from 'react';
import type { Usage } from '#contract/usage.ts';
import { taskTitle } from '#app/data/task-title.ts';
import { TaskStatus } from '#app/entities/task/task-status.tsx';
import { useWorkerNames } from '#app/entities/worker/use-worker-titles.ts';
import { formatTurn } from '#app/lib/format.ts';
import { t as tTask } from '#app/messages/task.ts';
import { t as tTurn } from '#app/messages/turn.ts';
import { t } from '#app/messages/usage.ts';
import { paths } from '#app/paths.ts';
import { WorkerOfUsage } from './use-tasks-behind.ts';

export function MostExpensive({ usage }: { usage: Usage }) {
  const workerName = useWorkerNames();
  const isOfOneWorker = useContext(WorkerOfUsage) !== undefined;
  return (
    <div className="grid gap-x-12 lg:grid-cols-2">
      <Section title={t('expensiveTasks')}>
        {usage.topTasks.map(({ taskId, title, workerId, credits, failedCredits, turns }) => (
          <Line
            key={taskId}
            to={paths.task(taskId)}
            title={taskTitle({ id: taskId, title })}
            about={
              isOfOneWorker
                ? tTask('turns', { count: turns })
                : t('workerAndTurns', { worker: workerName(workerId), turns })
            }
            warning={failedCredits > 0 && t('creditsOnFailed', { count: failedCredits })}
            credits={credits}
          />
        ))}
      </Section>
      <Section title={t('expensiveTurns')}>
        {usage.topTurns.map(({ taskId, seq, title, workerId, status, credits }) => (
          <Line
            key={`${taskId}/${seq}`}
            to={paths.turn(taskId, seq)}
            title={taskTitle({ id: taskId, title })}
            about={
              isOfOneWorker
                ? tTurn('turn', { turn: formatTurn(seq) })
                : t('workerAndTurn', { worker: workerName(workerId), turn: formatTurn(seq) })
            }
            mark={status === 'completed' ? undefined : <TaskStatus status={status} />}
            credits={credits}
          />
        ))}
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="@container min-w-0 pt-8">
      <h2 className="text-sm font-semibold">{title}</h2>
      <ol aria-label={title} className="mt-2 border-t border-line">
        {children}
      </ol>
    </section>
  );
}

type LineProps = {
  to: string;
  title: string;
  about: string;
  mark?: ReactNode;
  warning?: string | false;
  credits: number;
};

function Line({ to, title, about, mark, warning, credits }: LineProps) {
  return (
    <li className="border-b border-line">
      <Link
        to={to}
        className="flex min-h-[2.3125rem] items-center gap-3 py-1 text-sm hover:bg-raised/60 focus-visible:-outline-offset-2"
      >
        <span className="flex min-w-0 flex-1 flex-col gap-x-3 @min-[40rem]:flex-row @min-[40rem]:items-baseline">
          <span dir="auto" className="min-w-0 truncate font-medium">
            {title}
          </span>
          <span className="flex min-w-0 gap-2 text-xs @min-[40rem]:max-w-1/2 @min-[40rem]:shrink-0">
            <span className="truncate text-ink-3">{about}</span>
            {warning && <span className="shrink-0 text-error">{warning}</span>}
          </span>
        </span>
        {mark}
        <span className="figures min-w-24 shrink-0 text-right text-xs">{tTask('credits', { count: credits })}</span>
      </Link>
    </li>
  );
}
