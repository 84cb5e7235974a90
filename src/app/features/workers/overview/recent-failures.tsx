import { CircleAlert } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import type { FailureCauseCount } from '#contract/task.ts';
import { useActions } from '#app/components/action-registry.tsx';
import { RelativeTime } from '#app/components/relative-time.tsx';
import { StatusMark } from '#app/components/status-mark.tsx';
import { tooltip } from '#app/components/tooltip.ts';
import { taskTitle } from '#app/data/task-title.ts';
import type { TaskFilter } from '#app/data/task-filter.ts';
import type { WorkerFailure, WorkerFailures } from '#app/data/worker-failures.ts';
import { incompleteReason } from '#app/entities/turn/incomplete-reason.ts';
import { nameCauses } from '#app/entities/task/cause-names.ts';
import { causeWord, statusWord } from '#app/entities/task/task-words.ts';
import { formatCount, formatTurn } from '#app/lib/format.ts';
import { paths } from '#app/paths.ts';
import { t as tTurn } from '#app/messages/turn.ts';
import { t } from '#app/messages/workers.ts';

const MOST_CAUSES = 6;

/** Failed turns of a worker, also of archived tasks. */
export function failuresOf(workerId: string, from: string): TaskFilter {
  return { of: 'turns', status: ['error'], workerId: [workerId], from, archived: 'include' };
}

type RecentFailuresProps = {
  workerId: string;
  from: string;
  /** Empty if the API does not count them. */
  causes: readonly FailureCauseCount[];
  /** Null if the API does not list tasks. */
  known: WorkerFailures | null;
};

export function RecentFailures({ workerId, from, causes, known }: RecentFailuresProps) {
  const navigate = useNavigate();
  const filter = failuresOf(workerId, from);
  const shown = causes.slice(0, MOST_CAUSES);
  const names = nameCauses(shown.map(({ cause }) => cause));
  useActions(
    shown.map(({ cause, count }) => ({
      id: `failed-${cause}`,
      label: t('failedBecause', { cause: causeWord(cause), count }),
      icon: CircleAlert,
      group: 'worker',
      perform: () => void navigate(paths.tasksWhere({ ...filter, cause: [cause] })),
    })),
  );
  return (
    <section aria-labelledby="recent-failures" className="@container pt-6">
      <div className="flex items-baseline gap-4">
        <h2 id="recent-failures" className="flex-1 text-sm font-semibold">
          {t('recentFailures')}
        </h2>
        {known !== null && known.failures.length > 0 && (
          <Link to={paths.tasksWhere(filter)} className="text-xs text-accent hover:underline">
            {t('allFailures')}
          </Link>
        )}
      </div>
      {shown.length > 0 && (
        <ul aria-label={t('failureReasons')} className="flex flex-wrap gap-1.5 pt-2">
          {shown.map(({ cause, count }) => (
            <li key={cause} className="min-w-0">
              <Link
                to={paths.tasksWhere({ ...filter, cause: [cause] })}
                {...tooltip(causeWord(cause), { describes: names.get(cause) !== causeWord(cause) })}
                className="inline-flex h-6 max-w-full items-center gap-1.5 rounded-full border border-edge px-2.5 text-xs text-ink-2 hover:bg-raised hover:text-ink"
              >
                <span dir="auto" className="truncate">
                  {names.get(cause)}
                </span>
                <span className="figures">{formatCount(count)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {known === null || known.failures.length === 0 ? (
        <p className="pt-2 text-sm text-ink-2">
          {known === null ? t('failuresNotListed') : t(known.searched === null ? 'noFailures' : 'noFailuresFound')}
        </p>
      ) : (
        <ol aria-labelledby="recent-failures" className="mt-2 border-t border-line">
          {known.failures.map((failure) => (
            <Failure key={failure.task.id} failure={failure} />
          ))}
        </ol>
      )}
      {known !== null && known.searched !== null && (
        <p className="pt-2 text-xs text-ink-3">{t('failuresSearched', { count: known.searched })}</p>
      )}
    </section>
  );
}

function Failure({ failure: { task, turn } }: { failure: WorkerFailure }) {
  const reason = incompleteReason(turn);
  return (
    <li className="border-b border-line">
      <Link
        to={paths.turn(task.id, turn.seq)}
        className="flex items-center gap-3 py-2 text-sm hover:bg-raised/60 focus-visible:-outline-offset-2"
      >
        <StatusMark tone="error" word={statusWord('error')} iconOnly />
        <span className="flex min-w-0 flex-1 flex-col gap-x-4 @min-[48rem]:flex-row @min-[48rem]:items-baseline">
          <span dir="auto" className="min-w-0 truncate font-medium @min-[48rem]:basis-2/5">
            {taskTitle(task)}
          </span>
          <span dir="auto" className="min-w-0 text-ink-2 max-sm:line-clamp-2 sm:truncate @min-[48rem]:flex-1">
            {reason?.tone === 'error' ? (reason.message ?? reason.title) : reason?.title}
          </span>
        </span>
        <span className="shrink-0 text-xs text-ink-3">{tTurn('turn', { turn: formatTurn(turn.seq) })}</span>
        <span className="figures w-10 shrink-0 text-right text-xs text-ink-3">
          <RelativeTime at={turn.completedAt ?? task.createdAt} />
        </span>
      </Link>
    </li>
  );
}
