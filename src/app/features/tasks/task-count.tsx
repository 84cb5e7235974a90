import { useInfiniteQuery } from '@tanstack/react-query';
import { useHeldTaskIds } from '#app/data/held-tasks.ts';
import { tasksQuery } from '#app/data/tasks.ts';
import { formatCount } from '#app/lib/format.ts';

/** How many tasks there are, as far as pages have been loaded: `50+` while there are more. */
export function TaskCount() {
  const { data, hasNextPage } = useInfiniteQuery(tasksQuery);
  const held = useHeldTaskIds();
  if (data === undefined || data.pages[0] === null) return null;
  const count = data.pages.flatMap((page) => page?.items ?? []).filter(({ id }) => !held.has(id)).length;
  return (
    <span className="figures text-xs text-ink-3">
      {formatCount(count)}
      {hasNextPage && '+'}
    </span>
  );
}
