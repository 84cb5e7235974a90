import { isRunning, type Task } from '#contract/task.ts';
import { formatCount, formatCredits } from '#app/lib/format.ts';
import { useStreamedCredits } from '#app/live/streams/live-tasks.tsx';

type TaskCreditsProps = { task: Task; withUnit?: boolean };

/** What a task came to: of one that runs, with what its turn has used so far, as far as anybody tells. */
export function TaskCredits({ task, withUnit = false }: TaskCreditsProps) {
  const format = withUnit ? formatCredits : formatCount;
  return isRunning(task) ? <CreditsSoFar task={task} format={format} /> : format(task.totals.credits);
}

function CreditsSoFar({ task, format }: { task: Task; format: (credits: number) => string }) {
  const streamed = useStreamedCredits(task.id);
  return format(task.totals.credits + Math.max(streamed ?? 0, task.running?.credits ?? 0));
}
