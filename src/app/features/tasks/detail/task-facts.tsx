import type { ReactNode } from 'react';
import { Link } from '#app/ui/link.tsx';
import type { Task, Turn } from '#contract/task.ts';
import { runningSince } from '#app/data/running-since.ts';
import { formatCount, formatDuration, formatTokens } from '#app/lib/format.ts';
import { paths } from '#app/paths.ts';
import { Clock } from '#app/ui/clock.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { sumOf } from './add-up.ts';

type TaskFactsProps = { task: Task; turns: readonly Turn[]; workerTitle: string };

/** What a task is and what it came to, fact by fact. */
export function TaskFacts({ task, turns, workerTitle }: TaskFactsProps) {
  const since = runningSince(task);
  return (
    <div className="@container">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 py-5 @min-[40rem]:grid-cols-5">
        <Fact name="Worker">
          <Link
            to={paths.worker(task.workerId)}
            className="block truncate underline decoration-edge underline-offset-2 hover:decoration-ink-3"
          >
            {workerTitle}
          </Link>
        </Fact>
        <Fact name="Trigger">{task.triggeredBy}</Fact>
        <Fact name="Created">
          <RelativeTime at={task.createdAt} ago />
        </Fact>
        <Fact name="Completed">{task.completedAt ? <RelativeTime at={task.completedAt} ago /> : '–'}</Fact>
        <Fact name="Created by">
          <span className="figures text-xs" title={task.createdByUserId ?? undefined}>
            {task.createdByUserId ?? '–'}
          </span>
        </Fact>
        <Fact name="Credits">
          <span className="figures">{formatCount(task.totals.credits)}</span>
        </Fact>
        <Fact name="Duration">
          <span className="figures">
            {since === undefined ? (
              formatDuration(task.totals.durationMs)
            ) : (
              <Clock since={since} className="text-running" />
            )}
          </span>
        </Fact>
        <Fact name="Turns">
          <span className="figures">{formatCount(task.totals.turnCount)}</span>
        </Fact>
        <Fact name="Tokens in → out">
          <span className="figures">{formatTokens(sumOf(turns))}</span>
        </Fact>
        <Fact name="Task id">
          <span className="figures text-xs" title={task.id}>
            {task.id}
          </span>
        </Fact>
      </dl>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-3">{name}</dt>
      <dd className="mt-0.5 truncate text-sm">{children}</dd>
    </div>
  );
}
