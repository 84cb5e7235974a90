import { useInfiniteQuery } from '@tanstack/react-query';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import { ShowMore } from '#app/components/show-more.tsx';
import { showToast } from '#app/components/toasts.tsx';
import { useRefetch } from '#app/data/use-refetch.ts';
import { workerVersionsQuery } from '#app/data/worker-versions.ts';
import { problemWords } from '#app/entities/problem/problem-words.ts';
import { useQueryProblem } from '#app/entities/problem/use-query-problem.ts';
import { classNames } from '#app/lib/class-names.ts';
import { formatNumber } from '#app/lib/format.ts';
import { t } from '#app/messages/workers.ts';
import { useUpdateWorker } from '../use-worker-mutations.ts';
import { VERSION_FIGURE, VersionRow, versionRowClass } from './version-row.tsx';

/** Every saved state of a worker, with its cost and the changes that it made. */
export function WorkerVersions({ workerId }: { workerId: string }) {
  const query = useInfiniteQuery(workerVersionsQuery(workerId));
  const problem = useQueryProblem(query);
  const askAgain = useRefetch(workerVersionsQuery(workerId).queryKey);
  const update = useUpdateWorker(workerId);
  const pages = query.data?.pages ?? [];
  const isKept = pages[0] !== null;
  const versions = pages.flatMap((page) => page?.items ?? []);
  const withOutputs = versions.some(({ usage }) => usage.outputs !== undefined && usage.outputs.turns > 0);
  return (
    <section aria-labelledby="versions" className="pt-4">
      <h2 id="versions" className="text-sm font-semibold">
        {t('versions')}
      </h2>
      <p className="max-w-measure pt-1 text-xs text-ink-3">{t(isKept ? 'versionsExplained' : 'versionsNotKept')}</p>
      {problem !== null && (
        <div className="pt-3">
          <RetryNotice key={query.failureCount} {...problemWords(problem, 'versions')} onRetry={askAgain} />
        </div>
      )}
      {update.error !== null && (
        <div className="pt-3">
          <RetryNotice title={t('notRestored')} advice={update.error.message} again={false} onRetry={askAgain} />
        </div>
      )}
      {versions.length > 0 && (
        <>
          <div
            aria-hidden
            className={classNames(
              'border-b border-line pt-3 pb-1.5 text-xs font-medium text-ink-3',
              versionRowClass(withOutputs),
            )}
          >
            <span />
            <span>{t('version')}</span>
            <span className="max-sm:hidden">{t('savedBy')}</span>
            <span className={VERSION_FIGURE}>{t('versionTurns')}</span>
            <span className={VERSION_FIGURE}>{t('creditsPerTurn')}</span>
            {withOutputs && <span className={classNames(VERSION_FIGURE, 'max-sm:hidden')}>{t('creditsPerValid')}</span>}
            <span className={VERSION_FIGURE}>{t('failed')}</span>
          </div>
          <ol aria-labelledby="versions">
            {versions.map((version, at) => (
              <VersionRow
                key={version.version}
                version={version}
                before={versions[at + 1]}
                isCurrent={at === 0}
                withOutputs={withOutputs}
                restoring={update.isPending}
                onRestore={() => {
                  const { title, summary, instructions, outputSchema, visibility, model } = version;
                  const isPrivate = visibility === 'private';
                  const fields = { title, summary, instructions, outputSchema, ...(model !== undefined && { model }) };
                  update.mutate({ ...fields, visibility: isPrivate ? 'private' : 'public' }, () =>
                    showToast({
                      id: 'worker-saved',
                      text: t('versionRestored', { version: formatNumber(version.version) }),
                      forMs: 4_000,
                    }),
                  );
                }}
              />
            ))}
          </ol>
          {query.hasNextPage && (
            <div className="pt-2">
              <ShowMore onShow={() => void query.fetchNextPage()}>{t('olderVersions')}</ShowMore>
            </div>
          )}
        </>
      )}
    </section>
  );
}
