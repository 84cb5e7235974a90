import type { TaskAndTurns } from '#app/data/tasks.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Skeleton, Waiting } from '#app/ui/skeleton.tsx';
import { TaskFacts } from './task-facts.tsx';
import { TurnList } from './turn-list.tsx';
import { useWorkerTitles } from '../use-worker-titles.ts';

/** A task under review: its facts, its turns, and whether they add up. */
export function TaskDetail({ record: { task, turns } }: { record: TaskAndTurns }) {
  const workerTitle = useWorkerTitles();
  return (
    <>
      {task.archivedAt && (
        <div className="pt-4">
          <Notice tone="info" title="This task is archived.">
            Its turns and files are kept; no list shows it, and it takes no new turn.
          </Notice>
        </div>
      )}
      <TaskFacts task={task} turns={turns} workerTitle={workerTitle(task.workerId)} />
      {turns.length === 0 ? (
        <EmptyState title="No turns yet">The first one shows here as soon as the worker starts on it.</EmptyState>
      ) : (
        <TurnList task={task} turns={turns} />
      )}
    </>
  );
}

export function TaskDetailSkeleton() {
  return (
    <Waiting label="Loading the turns">
      <div className="@container">
        <div className="grid grid-cols-2 gap-x-6 gap-y-4 py-5 @min-[40rem]:grid-cols-5">
          {['Worker', 'Trigger', 'Created', 'Completed', 'By', 'Credits', 'Duration', 'Turns', 'Tokens', 'Id'].map(
            (fact) => (
              <div key={fact} className="grid gap-1.5 py-0.5">
                <Skeleton className="h-2.5 w-14" />
                <Skeleton className="h-3.5 w-24" />
              </div>
            ),
          )}
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
