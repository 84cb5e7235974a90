import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { useRememberOpened } from '#app/data/local-tasks.ts';
import { problemOfQuery, problemWords } from '#app/entities/problem/problem-words.ts';
import { taskTitle } from '#app/data/task-title.ts';
import { polledTaskQuery, taskQuery, WHILE_RUNNING_MS } from '#app/data/tasks.ts';
import { useRefetch } from '#app/data/use-refetch.ts';
import { TaskDetail, TaskDetailSkeleton } from '#app/features/task-review/task-detail.tsx';
import { TaskMenu } from './task/task-menu.tsx';
import { TaskStatus } from '#app/entities/task/task-status.tsx';
import { TaskTabs } from './task/task-tabs.tsx';
import { paths } from '#app/paths.ts';
import { PageHeader } from '#app/shell/page-header.tsx';
import { ScrollPane } from '#app/shell/scroll-pane.tsx';
import { parseComparedSeqs } from '#app/features/task-compare/compared-seqs.ts';
import { lazyPart, type NotLoadedProps } from '#app/components/lazy-part.tsx';
import { Waiting } from '#app/components/skeleton.tsx';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t as tTask } from '#app/messages/task.ts';
import { t } from '#app/messages/task-page.ts';
import { ReadProblem } from './read-problem.tsx';

const TurnComparison = lazyPart(
  async () => (await import('#app/features/task-compare/turn-comparison.tsx')).TurnComparison,
  ComparisonNotLoaded,
);

function ComparisonNotLoaded({ onRetry, retrying }: NotLoadedProps) {
  return (
    <div className="py-4">
      <RetryNotice
        title={t('comparisonNotLoaded')}
        advice={tCommon('notLoadedAdvice')}
        again={!retrying}
        onRetry={onRetry}
      />
    </div>
  );
}

export function TurnsPage() {
  const { taskId = '' } = useParams();
  const navigate = useNavigate();
  const query = useQuery(polledTaskQuery(taskId, WHILE_RUNNING_MS));
  const record = query.data;
  const problem = problemOfQuery(query);
  const askAgain = useRefetch(taskQuery(taskId).queryKey);
  const seqs = parseComparedSeqs(useLocation().search);
  const comparison = record && seqs && (
    <Suspense fallback={<Waiting label={t('loadingComparison')}>{null}</Waiting>}>
      <TurnComparison taskId={taskId} turns={record.turns} seqs={seqs} />
    </Suspense>
  );
  useRememberOpened(record?.task);

  return (
    <>
      <PageHeader
        title={record ? taskTitle(record.task) : tTask('task')}
        tabName={record ? t('turnsTabTitle', { title: taskTitle(record.task) }) : t('turns')}
        status={record && <TaskStatus status={record.task.status} />}
        tabs={<TaskTabs taskId={taskId} turnCount={record?.turns.length} />}
        actions={
          record && <TaskMenu task={record.task} turns={record.turns} onArchived={() => void navigate(paths.tasks)} />
        }
      />
      <ScrollPane className="px-4 pb-10 md:px-6">
        <div className="mx-auto max-w-page">
          {record && problem !== null && (
            <div className="pt-4">
              <RetryNotice key={query.failureCount} {...problemWords(problem, 'task')} onRetry={askAgain} />
            </div>
          )}
          {record && <TaskDetail record={record} comparison={comparison} />}
          {!record && problem !== null && (
            <ReadProblem key={query.failureCount} error={problem} subject="task" onRetry={askAgain} />
          )}
          {!record && problem === null && <TaskDetailSkeleton />}
        </div>
      </ScrollPane>
    </>
  );
}
