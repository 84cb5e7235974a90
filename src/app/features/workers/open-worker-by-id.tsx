import { useState } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import { Button } from '#app/components/button.tsx';
import { Notice } from '#app/components/notice.tsx';
import { t } from '#app/messages/workers.ts';

/** For an API without a list of workers. */
export function OpenWorkerById() {
  const navigate = useNavigate();
  const [workerId, setWorkerId] = useState('');
  return (
    <div className="grid max-w-measure gap-5 py-4">
      <Notice tone="info" title={t('notListed')}>
        {t('notListedExplained')}
      </Notice>
      <form
        className="grid gap-1"
        onSubmit={(event) => {
          event.preventDefault();
          if (workerId.trim() !== '') void navigate(paths.worker(workerId.trim()));
        }}
      >
        <label htmlFor="worker-id" className="text-sm font-medium">
          {t('workerId')}
        </label>
        <div className="flex gap-2">
          <input
            id="worker-id"
            type="text"
            value={workerId}
            autoComplete="off"
            spellCheck={false}
            placeholder="wrk_…"
            onChange={(event) => setWorkerId(event.target.value)}
            className="figures h-8 min-w-0 flex-1 rounded border border-edge bg-surface px-2.5 text-sm"
          />
          <Button type="submit" disabled={workerId.trim() === ''}>
            {t('open')}
          </Button>
        </div>
      </form>
    </div>
  );
}
