import { Suspense } from 'react';
import { useLocation } from 'react-router';
import type { TaskAndTurns } from '#app/data/tasks.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { lazyPart, WHY_NOT_LOADED, type NotLoadedProps } from '#app/ui/lazy-part.tsx';
import { RetryNotice } from '#app/ui/retry-notice.tsx';
import { Skeleton, Waiting } from '#app/ui/skeleton.tsx';
import { comparedSeqs } from '../compare/compared-seqs.ts';
import { ArchivedNote } from '../archived-note.tsx';
import { useWorkerTitles } from '../use-worker-titles.ts';
import { TaskFacts } from './task-facts.tsx';
import { TaskTotals } from './task-totals.tsx';
import { TurnList } from './turn-list.tsx';

const TurnComparison = lazyPart(
  async () => (await import('../compare/turn-comparison.tsx')).TurnComparison,
  ComparisonNotLoaded,
);

function ComparisonNotLoaded({ onRetry, retrying }: NotLoadedProps) {
  return (
    <div className="py-4">
      <RetryNotice
        title="The comparison could not be loaded."
        advice={WHY_NOT_LOADED}
        again={!retrying}
        onRetry={onRetry}
      />
    </div>
  );
}

/** A task under review: what it came to, its turns, and whether they add up; or two of them compared, where the address says so. */
export function TaskDetail({ record: { task, turns } }: { record: TaskAndTurns }) {
  const workerTitle = useWorkerTitles();
  const compared = comparedSeqs(useLocation().search);
  return (
    <>
      {task.archivedAt && (
        <div className="pt-4">
          <ArchivedNote at={task.archivedAt} />
        </div>
      )}
      {compared === undefined ? (
        <>
          <TaskTotals task={task} turns={turns} />
          <TaskFacts task={task} workerTitle={workerTitle(task.workerId)} />
          {turns.length > 0 ? (
            <TurnList task={task} turns={turns} />
          ) : (
            <EmptyState title="No turns yet">The first one shows here as soon as the worker starts on it.</EmptyState>
          )}
        </>
      ) : (
        <Suspense fallback={<Waiting label="Loading the comparison">{null}</Waiting>}>
          <TurnComparison taskId={task.id} turns={turns} seqs={compared} />
        </Suspense>
      )}
    </>
  );
}

export function TaskDetailSkeleton() {
  return (
    <Waiting label="Loading the turns">
      <div className="@container">
        <div className="grid grid-cols-3 gap-x-6 gap-y-4 py-5 @min-[28rem]:grid-cols-4 @min-[40rem]:grid-cols-7">
          {['credits', 'duration', 'turns', 'tokens in', 'tokens out', 'sources', 'files'].map((figure) => (
            <div key={figure} className="grid gap-1.5 py-0.5">
              <Skeleton className="h-4.5 w-14" />
              <Skeleton className="h-2.5 w-10" />
            </div>
          ))}
        </div>
      </div>
      {['w-3/4', 'w-1/2', 'w-2/3'].map((width) => (
        <div key={width} className="border-b border-line px-2.5 py-3">
          <Skeleton className={`h-3 ${width}`} />
        </div>
      ))}
    </Waiting>
  );
}
