import { Link } from 'react-router';
import type { WorkerTemplate } from '#contract/worker.ts';
import { workerTitle } from '#app/entities/worker/worker-title.ts';
import { classNames } from '#app/lib/class-names.ts';
import { paths } from '#app/paths.ts';
import { RelativeTime } from '#app/components/relative-time.tsx';
import { t } from '#app/messages/workers.ts';

/** On a narrow page a row has two lines. */
export const WORKER_ROW =
  'grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_4.5rem_4rem]';

const isVisibility = (name: string | null | undefined) => name === 'public' || name === 'private';

export function WorkerRow({ worker }: { worker: WorkerTemplate }) {
  const changed = worker.updatedAt ?? worker.createdAt;
  return (
    <div
      role="row"
      className={classNames(
        'relative min-h-[2.3125rem] border-b border-line px-2.5 py-2 text-sm hover:bg-raised/60 has-[a:focus-visible]:bg-accent-soft md:py-1',
        WORKER_ROW,
      )}
    >
      <span role="cell" className="flex min-w-0">
        <Link
          to={paths.worker(worker.id)}
          dir="auto"
          className="min-w-0 truncate font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          {workerTitle(worker)}
        </Link>
      </span>
      <span
        role="cell"
        dir="auto"
        className="order-3 col-span-2 truncate text-left text-ink-2 max-md:text-xs md:order-none md:col-span-1"
      >
        {worker.summary}
      </span>
      <span role="cell" className="hidden text-ink-2 md:block">
        {isVisibility(worker.visibility) ? t(`visibility.${worker.visibility}`) : (worker.visibility ?? '–')}
      </span>
      <span role="cell" className="figures text-right text-xs text-ink-3">
        {changed && <RelativeTime at={changed} />}
      </span>
    </div>
  );
}
