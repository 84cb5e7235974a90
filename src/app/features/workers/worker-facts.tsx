import type { ReactNode } from 'react';
import type { WorkerTemplate } from '#contract/worker.ts';
import { CopyButton } from '#app/components/copy-button.tsx';
import { RelativeTime } from '#app/components/relative-time.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/workers.ts';

export function WorkerFacts({ workerId, worker }: { workerId: string; worker: WorkerTemplate | undefined }) {
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 pt-5 text-sm sm:grid-cols-4 lg:flex lg:gap-x-10">
      <Fact name={t('id')}>
        <span className="flex items-center gap-1">
          <span className="figures truncate text-xs" title={workerId}>
            {workerId}
          </span>
          <CopyButton label={tCommon('copyId')} text={() => workerId} />
        </span>
      </Fact>
      {worker?.createdAt && (
        <Fact name={t('created')}>
          <RelativeTime at={worker.createdAt} ago />
        </Fact>
      )}
      {worker?.updatedAt && (
        <Fact name={t('updated')}>
          <RelativeTime at={worker.updatedAt} ago />
        </Fact>
      )}
      {worker?.userId && (
        <Fact name={t('createdBy')}>
          <span className="figures block truncate text-xs leading-7" title={worker.userId}>
            {worker.userId}
          </span>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-3">{name}</dt>
      <dd className="min-w-0 leading-7">{children}</dd>
    </div>
  );
}
