import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { BUDGETS, type Budget } from '#contract/task.ts';
import { Button } from '#app/components/button.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { Progress } from '#app/components/progress.tsx';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import { Segmented } from '#app/components/segmented.tsx';
import { costBeforeQuery, passesLimit, spentTodayQuery, useLimits } from '#app/data/spending.ts';
import { problemWords } from '#app/entities/problem/problem-words.ts';
import { budgetWord } from '#app/entities/task/task-words.ts';
import { useNow } from '#app/lib/use-now.ts';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/task-rerun.ts';
import type { Draft } from '#app/sending/draft.ts';
import { useOutbox } from '#app/sending/outbox-provider.tsx';
import type { RerunButtonProps } from '#app/entities/task/rerun-button-props.ts';
import type { ListedTask } from '#contract/task.ts';
import { collectDrafts, type Collected } from './collect-drafts.ts';
import { estimateCost } from './estimate.ts';

type RerunDialogProps = Pick<RerunButtonProps, 'tasks' | 'turnStatus' | 'onSent'> & { onClose: () => void };

const KEEP = 'keep';

/** Reads the tasks, shows what running them again usually costs, and sends them as one batch. */
export function RerunDialog({ tasks, turnStatus, onClose, onSent }: RerunDialogProps) {
  const outbox = useOutbox();
  const { collected, done, problem, retry } = useCollected(tasks, turnStatus);
  const [budget, setBudget] = useState<Budget | typeof KEEP>(KEEP);
  const drafts = (collected?.drafts ?? []).map((draft) => (budget === KEEP ? draft : { ...draft, budget }));
  const isUncapped = drafts.some((draft) => draft.budget === 'unlimited');

  function run() {
    outbox.sendBatch(drafts);
    onSent();
  }

  return (
    <Dialog
      title={t('title', { count: tasks.length })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button look="primary" disabled={drafts.length === 0} onClick={run}>
            {t(isUncapped ? 'runUncapped' : 'run', { count: collected === undefined ? tasks.length : drafts.length })}
          </Button>
        </>
      }
    >
      <div className="grid gap-3 text-sm">
        <div className="grid gap-1.5">
          <span className="text-xs text-ink-2">{t('budget')}</span>
          <div>
            <Segmented
              label={t('budget')}
              takesFocus
              options={[
                { value: KEEP, label: t('keepBudget') },
                ...BUDGETS.map((value) => ({
                  value,
                  label: budgetWord(value),
                  ...(value === 'unlimited' && { tone: 'warning' as const }),
                })),
              ]}
              value={budget}
              onChange={setBudget}
            />
          </div>
        </div>
        {problem !== null && <RetryNotice {...problemWords(problem, 'task')} onRetry={retry} />}
        {problem === null && collected === undefined && (
          <div className="flex items-center gap-3 text-ink-2">
            <span role="status" className="tabular-nums">
              {t('reading', { done, count: tasks.length })}
            </span>
            <Progress
              label={t('readingLabel')}
              done={done}
              of={tasks.length}
              words={t('reading', { done, count: tasks.length })}
              className="flex-1 bg-raised text-accent"
            />
          </div>
        )}
        {collected !== undefined && <Summary drafts={drafts} collected={collected} isUncapped={isUncapped} />}
      </div>
    </Dialog>
  );
}

type SummaryProps = { drafts: readonly Draft[]; collected: Collected; isUncapped: boolean };

const EVERY_MS = 60_000;

function Summary({ drafts, collected: { leftOut, withContext, withoutFiles }, isUncapped }: SummaryProps) {
  const client = useQueryClient();
  const now = useNow(EVERY_MS);
  const { askAt } = useLimits();
  const workerIds = [...new Set(drafts.flatMap(({ workerId }) => workerId ?? []))];
  const histories = useQueries({ queries: workerIds.map((workerId) => costBeforeQuery(workerId, now)) });
  const { data: today } = useQuery({ ...spentTodayQuery(client, now), enabled: askAt !== null });
  const isPending = histories.some((history) => history.isPending);
  const estimate = estimateCost(drafts, new Map(workerIds.map((workerId, at) => [workerId, histories[at]?.data])));
  const { usual, most, known } = estimate;
  const count = drafts.length;
  return (
    <>
      {count > 0 && (
        <p role="status" className="font-medium">
          <span>
            {isPending
              ? t('noPriceYet', { count })
              : known === 0
                ? t('noPrice', { count })
                : t('price', { count, usual, most })}
          </span>
          {!isPending && known > 0 && known < count && (
            <span className="block font-normal text-ink-2">{t('priceOfSome', { known, count })}</span>
          )}
        </p>
      )}
      {isUncapped && <p className="text-aborted">{t('uncapped')}</p>}
      {askAt !== null && today !== undefined && passesLimit(today.credits, askAt, known > 0 ? most : undefined) && (
        <p className="text-aborted">{t('exceedsLimit', { spent: today.credits, limit: askAt })}</p>
      )}
      <ul className="grid gap-1 text-ink-2">
        {withoutFiles > 0 && <li>{t('withoutFiles', { count: withoutFiles })}</li>}
        {withContext > 0 && <li>{t('withContext', { count: withContext })}</li>}
        {[...leftOut].map(([obstacle, tasks]) => (
          <li key={obstacle}>{t(`leftOut.${obstacle}`, { count: tasks })}</li>
        ))}
      </ul>
    </>
  );
}

/** Reads once: another selection opens another dialog. */
function useCollected(tasks: readonly ListedTask[], turnStatus: readonly string[] | undefined) {
  const client = useQueryClient();
  const [collected, setCollected] = useState<Collected>();
  const [done, setDone] = useState(0);
  const [problem, setProblem] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    collectDrafts(client, tasks, { turnStatus, signal: stop.signal, onProgress: setDone }).then(
      setCollected,
      (error: unknown) => {
        if (!stop.signal.aborted) setProblem(error);
      },
    );
    return () => stop.abort();
  }, [client, tasks, turnStatus, attempt]);

  function retry() {
    setProblem(null);
    setDone(0);
    setAttempt(attempt + 1);
  }
  return { collected, done, problem, retry };
}
