import { paths } from '#app/paths.ts';
import { accountQuery } from '#app/data/account.ts';
import { tasksQuery } from '#app/data/tasks.ts';
import { workersQuery } from '#app/data/workers.ts';
import { NewTaskView } from '#app/features/composer/new-task-view.tsx';
import { useSendTurn } from '#app/live/use-send-turn.ts';
import { PageHeader } from '#app/shell/page-header.tsx';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';

/** Where a task starts. Once the API has it, the page turns to its conversation, unless the operator left it meanwhile. */
export function NewTaskScreen() {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const workers = useQuery(workersQuery);
  const tasks = useInfiniteQuery(tasksQuery);
  const { send, upload } = useSendTurn();
  const { data: account } = useQuery(accountQuery);
  const firstRun = tasks.data?.pages.every((page) => page?.items.length === 0) === true;

  return (
    <>
      <PageHeader title="New task" />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <NewTaskView
          workers={workers.isError ? null : workers.data}
          firstRun={firstRun}
          workerId={search.get('workerId')}
          caution={account?.engine.languageModel === false ? account.engine.description : undefined}
          upload={upload}
          onSend={async ({ input, budget, files, workerId }) => {
            const taskId = await send({ input, budget, files, workerId: workerId ?? undefined, onto: undefined });
            if (window.location.pathname === paths.newTask) await navigate(paths.task(taskId));
          }}
        />
      </div>
    </>
  );
}
