import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Notice } from '#app/components/notice.tsx';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import { connectionQuery } from '#app/data/connection.ts';
import { taskQuery } from '#app/data/tasks.ts';
import {
  newTaskDraft,
  reportMissingFiles,
  type NewTaskStart,
  type RestoredDraft,
} from '#app/entities/turn/draft-of-turn.ts';
import { problemWords } from '#app/entities/problem/problem-words.ts';
import { useFillDraft } from '#app/features/composer/use-fill-draft.ts';
import { t } from '#app/messages/composer.ts';
import { formatTurn } from '#app/lib/format.ts';
import { NEW_TASK } from '#app/sending/draft.ts';
import { useDraft } from '#app/sending/outbox-provider.tsx';

type FillFromTurnProps = { taskId: string; start: NewTaskStart; onFilled: () => void };

/** Fills the composer of a new task with a turn of another one. */
export function FillFromTurn({ taskId, start, onFilled }: FillFromTurnProps) {
  const { isLoaded, saveState } = useDraft(NEW_TASK);
  const fillDraft = useFillDraft(NEW_TASK);
  const restored = useQuery({
    queryKey: ['new task', taskId, start],
    queryFn: async ({ client }): Promise<RestoredDraft | null> => {
      const [record, connection] = await Promise.all([
        client.fetchQuery(taskQuery(taskId)),
        client.ensureQueryData(connectionQuery),
      ]);
      return (await newTaskDraft(record, start, connection)) ?? null;
    },
    gcTime: 0,
    structuralSharing: false,
  });
  const hasFilled = useRef(false);
  const { data } = restored;
  // Before its stored draft is loaded, replacing it could not be undone.
  const canFill = isLoaded || saveState === 'refused';
  useEffect(() => {
    if (data == null || !canFill || hasFilled.current) return;
    hasFilled.current = true;
    fillDraft(data.draft);
    reportMissingFiles(`${taskId}/${start.seq}`, data.missing);
    onFilled();
  }, [data, canFill, fillDraft, onFilled, taskId, start.seq]);

  if (restored.isError) {
    return <RetryNotice {...problemWords(restored.error, 'task')} onRetry={() => void restored.refetch()} />;
  }
  const turn = formatTurn(start.seq);
  if (data === null) return <Notice tone="warning" title={t('turnNotFound', { turn })} />;
  return (
    <p role="status" className="text-sm text-ink-2">
      {t('loadingTurn', { turn })}
    </p>
  );
}
