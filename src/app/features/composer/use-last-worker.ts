import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { WorkerTemplate } from '#contract/worker.ts';
import { connectionQuery } from '#app/data/connection.ts';
import { readLastWorker } from '#app/data/last-worker.ts';
import { isEmptyDraft, NEW_TASK } from '#app/sending/draft.ts';
import { useDraft, useDrafts } from '#app/sending/outbox-provider.tsx';

/**
 * Chooses the worker of the last task while the draft of a new one is empty.
 * @param workers null if the API cannot list them, undefined while they load
 * @param isEnabled false if the address names the worker
 */
export function useLastWorker(workers: readonly WorkerTemplate[] | null | undefined, isEnabled: boolean): void {
  const client = useQueryClient();
  const drafts = useDrafts();
  const { draft, isLoaded } = useDraft(NEW_TASK);
  const { isSuccess: isApiKnown } = useQuery(connectionQuery);
  const isFree = isEnabled && isApiKnown && isLoaded && isEmptyDraft(draft);

  useEffect(() => {
    if (!isFree) return;
    const last = readLastWorker(client);
    const isGone = workers != null && workers.every(({ id }) => id !== last?.id);
    const workerId = isGone ? null : (last?.id ?? null);
    if (drafts.get(NEW_TASK).draft.workerId !== workerId) drafts.edit(NEW_TASK, { workerId });
  }, [client, drafts, isFree, workers]);
}
