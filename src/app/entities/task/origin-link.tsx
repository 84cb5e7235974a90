import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { TurnOrigin } from '#contract/task.ts';
import { taskTitle } from '#app/data/task-title.ts';
import { taskQuery } from '#app/data/tasks.ts';
import { formatTurn } from '#app/lib/format.ts';
import { t } from '#app/messages/task.ts';
import { paths } from '#app/paths.ts';

/** Links to a turn by its task's title, or its id until that is known. */
export function OriginLink({ origin: { taskId, seq } }: { origin: TurnOrigin }) {
  const { data } = useQuery({ ...taskQuery(taskId), staleTime: Infinity, retry: false });
  const title = data === undefined ? taskId : taskTitle(data.task);
  return (
    <Link to={paths.turn(taskId, seq)} className="inline-flex max-w-full min-w-0 gap-1 hover:text-ink hover:underline">
      <span dir="auto" className="truncate">
        {title}
      </span>
      {(seq > 0 || (data?.turns.length ?? 1) > 1) && (
        <span className="shrink-0">{t('originTurn', { turn: formatTurn(seq) })}</span>
      )}
    </Link>
  );
}
