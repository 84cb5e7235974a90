import { isRunning, type ListedTask, type Task } from '#contract/task.ts';
import { formatCount } from '#app/lib/format.ts';
import { t } from '#app/messages/task.ts';
import { useStreamedCredits } from '#app/streaming/live-tasks.tsx';

type TaskCreditsProps = { task: Task; withUnit?: boolean };

export function TaskCredits({ task, withUnit = false }: TaskCreditsProps) {
  const format = withUnit ? (count: number) => t('credits', { count }) : formatCount;
  return isRunning(task) ? <CreditsSoFar task={task} format={format} /> : <span>{format(task.totals.credits)}</span>;
}

/** With filtered turns: those of the matching turns, of all. */
export function ListedCredits({ task, withUnit = false }: { task: ListedTask; withUnit?: boolean }) {
  const { fitting, totals } = task;
  if (fitting == null || fitting.credits === totals.credits) return <TaskCredits task={task} withUnit={withUnit} />;
  return (
    <span className="text-ink-3">
      {t.rich('creditsOf', {
        part: <span className="text-ink">{formatCount(fitting.credits)}</span>,
        all: <TaskCredits task={task} withUnit={withUnit} />,
      })}
    </span>
  );
}

function CreditsSoFar({ task, format }: { task: Task; format: (credits: number) => string }) {
  const streamed = useStreamedCredits(task.id);
  return <span>{format(task.totals.credits + Math.max(streamed ?? 0, task.running?.credits ?? 0))}</span>;
}
