import type { TaskAndTurns } from '#app/data/tasks.ts';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Skeleton, Waiting } from '#app/components/skeleton.tsx';
import { ArchivedNote } from '#app/entities/task/archived-note.tsx';
import { useWorkerNames } from '#app/entities/worker/use-worker-titles.ts';
import { t } from '#app/messages/task-review.ts';
import { TaskFacts } from './task-facts.tsx';
import { TaskTotals } from './task-totals.tsx';
import { TurnList } from './turn-list.tsx';

export function TaskDetail({ record: { task, turns } }: { record: TaskAndTurns }) {
  const workerName = useWorkerNames();
  return (
    <>
      {task.archivedAt && (
        <div className="pt-4">
          <ArchivedNote task={task} at={task.archivedAt} />
        </div>
      )}
      <TaskTotals task={task} turns={turns} />
      <TaskFacts task={task} workerName={workerName(task.workerId)} />
      {turns.length > 0 ? (
        <TurnList task={task} turns={turns} />
      ) : (
        <EmptyState title={t('noTurns')}>{t('noTurnsExplained')}</EmptyState>
      )}
    </>
  );
}

export function TaskDetailSkeleton() {
  return (
    <Waiting label={t('loading')}>
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
