import { Link } from 'react-router';
import type { ReactNode } from 'react';
import type { Task } from '#contract/task.ts';
import { paths } from '#app/paths.ts';
import { CopyButton } from '#app/components/copy-button.tsx';
import { RelativeTime } from '#app/components/relative-time.tsx';
import { triggerWord } from '#app/entities/task/task-words.ts';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/task-review.ts';
import { t as tTask } from '#app/messages/task.ts';

export function TaskFacts({ task, workerName }: { task: Task; workerName: string }) {
  return (
    <dl className="flex flex-wrap items-center gap-x-5 gap-y-1 border-t border-line py-2 text-xs">
      <Fact name={tTask('worker')}>
        <Link
          to={paths.worker(task.workerId)}
          className="truncate underline decoration-edge underline-offset-2 hover:decoration-ink-3"
        >
          {workerName}
        </Link>
      </Fact>
      <Fact name={tTask('field.trigger')}>{triggerWord(task.triggeredBy)}</Fact>
      <Fact name={tTask('field.created')}>
        <RelativeTime at={task.createdAt} ago />
      </Fact>
      {task.completedAt && (
        <Fact name={tTask('field.completed')}>
          <RelativeTime at={task.completedAt} ago />
        </Fact>
      )}
      {task.createdByUserId && (
        <Fact name={t('by')}>
          <span className="figures">{task.createdByUserId}</span>
        </Fact>
      )}
      <Fact name={t('id')}>
        <span className="figures">{task.id}</span>
        <CopyButton label={tCommon('copyId')} text={() => task.id} />
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-h-7 max-w-full min-w-0 items-center gap-1.5">
      <dt className="shrink-0 text-ink-3">{name}</dt>
      <dd className="flex min-w-0 items-center gap-1 truncate">{children}</dd>
    </div>
  );
}
