import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { BUDGETS, type Budget } from '#contract/task.ts';
import { Button } from '#app/components/button.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { Progress } from '#app/components/progress.tsx';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import { Segmented } from '#app/components/segmented.tsx';
import { costBeforeQuery, passesLimit, spentTodayQuery, useLimits } from '#app/data/spending.ts';
import type { RowTurn } from '#app/data/turn-of-row.ts';
import { problemWords } from '#app/entities/problem/problem-words.ts';
import { budgetWord } from '#app/entities/task/task-words.ts';
import { useAfter } from '#app/lib/use-after.ts';
import { useNow } from '#app/lib/use-now.ts';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/task-rerun.ts';
import type { Draft } from '#app/sending/draft.ts';
import { useOutbox } from '#app/sending/outbox-provider.tsx';
import type { RerunButtonProps } from '#app/entities/task/rerun-button-props.ts';
import { collectDrafts, type Collected } from './collect-drafts.ts';
import { estimateCost, type Estimate } from './estimate.ts';

type RerunDialogProps = RerunButtonProps & { onClose: () => void };

const KEEP = 'keep';

/** Milliseconds for which "Run" waits for the price. After that, the dialog says that there is none yet. */
const LONGEST_WAIT_MS = 4_000;

/** Reads the tasks, shows what running them again usually costs, and sends them as one batch. */
export function RerunDialog({ turns, onClose, onSent }: RerunDialogProps) {
  const outbox = useOutbox();
  const { collected, done, problem, retry } = useCollected(turns);
  const [budget, setBudget] = useState<Budget | typeof KEEP>(KEEP);
  const drafts = (collected?.drafts ?? []).map((draft) => (budget === KEEP ? draft : { ...draft, budget }));
  const isUncapped = drafts.some((draft) => draft.budget === 'unlimited');
  const price = usePrice(turns, drafts);
  const hasWaited = useAfter(LONGEST_WAIT_MS);
  const isWaiting = price.state === 'loading' && !hasWaited;

  function run() {
    outbox.sendBatch(drafts);
    onSent();
  }

  return (
    <Dialog
      title={t('title', { count: turns.length })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button look="primary" disabled={drafts.length === 0 || isWaiting} onClick={run}>
            {t(isUncapped ? 'runUncapped' : 'run', { count: collected === undefined ? turns.length : drafts.length })}
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
              {t('reading', { done, count: turns.length })}
            </span>
            <Progress
              label={t('readingLabel')}
              done={done}
              of={turns.length}
              words={t('reading', { done, count: turns.length })}
              className="flex-1 bg-raised text-accent"
            />
          </div>
        )}
        {collected !== undefined && (
          <Summary
            count={drafts.length}
            collected={collected}
            isUncapped={isUncapped}
            price={price}
            isWaiting={isWaiting}
          />
        )}
      </div>
    </Dialog>
  );
}

type SummaryProps = {
  count: number;
  collected: Collected;
  isUncapped: boolean;
  price: Price;
  isWaiting: boolean;
};

function Summary({
  count,
  collected: { leftOut, ofEarlierTurn, withContext, withoutFiles },
  isUncapped,
  price,
  isWaiting,
}: SummaryProps) {
  return (
    <>
      {count > 0 && (
        <p role="status" className="font-medium">
          <PriceWords count={count} price={price} isWaiting={isWaiting} />
        </p>
      )}
      {isUncapped && <p className="text-aborted">{t('uncapped')}</p>}
      {price.exceeds !== undefined && <p className="text-aborted">{t('exceedsLimit', price.exceeds)}</p>}
      <ul className="grid gap-1 text-ink-2">
        {ofEarlierTurn > 0 && <li>{t('ofEarlierTurn', { count: ofEarlierTurn })}</li>}
        {withoutFiles > 0 && <li>{t('withoutFiles', { count: withoutFiles })}</li>}
        {withContext > 0 && <li>{t('withContext', { count: withContext })}</li>}
        {[...leftOut].map(([obstacle, tasks]) => (
          <li key={obstacle}>{t(`leftOut.${obstacle}`, { count: tasks })}</li>
        ))}
      </ul>
    </>
  );
}

function PriceWords({ count, price, isWaiting }: Pick<SummaryProps, 'count' | 'price' | 'isWaiting'>): ReactNode {
  if (price.state !== 'known') {
    return (
      <span>{t(price.state === 'failed' ? 'priceNotRead' : isWaiting ? 'priceLoading' : 'noPriceYet', { count })}</span>
    );
  }
  const { usual, most, known } = price.estimate;
  if (known === 0) return <span>{t('noPrice', { count })}</span>;
  return (
    <>
      <span>{t('price', { count, usual, most })}</span>
      {known < count && <span className="block font-normal text-ink-2">{t('priceOfSome', { known, count })}</span>}
    </>
  );
}

type Price = {
  readonly state: 'loading' | 'failed' | 'known';
  readonly estimate: Estimate;
  /** Set if the runs may exceed the daily limit. */
  readonly exceeds: { spent: number; limit: number } | undefined;
};

const EVERY_MS = 60_000;

/** Reads what the workers usually cost, once each, while the turns are read. */
function usePrice(turns: readonly RowTurn[], drafts: readonly Draft[]): Price {
  const client = useQueryClient();
  const now = useNow(EVERY_MS);
  const { askAt } = useLimits();
  const workerIds = [...new Set(turns.map(({ task }) => task.workerId))];
  const histories = useQueries({ queries: workerIds.map((workerId) => costBeforeQuery(workerId, now)) });
  const today = useQuery({ ...spentTodayQuery(client, now), enabled: askAt !== null });
  const estimate = estimateCost(drafts, new Map(workerIds.map((workerId, at) => [workerId, histories[at]?.data])));
  const isLoading = histories.some(({ isPending }) => isPending) || today.isLoading;
  const most = estimate.known > 0 ? estimate.most : undefined;
  const isExceeded = askAt !== null && today.data !== undefined && passesLimit(today.data.credits, askAt, most);
  return {
    state: isLoading ? 'loading' : histories.some(({ isError }) => isError) ? 'failed' : 'known',
    estimate,
    exceeds: isExceeded ? { spent: today.data.credits, limit: askAt } : undefined,
  };
}

/** Reads once: another selection opens another dialog. */
function useCollected(turns: readonly RowTurn[]) {
  const client = useQueryClient();
  const [collected, setCollected] = useState<Collected>();
  const [done, setDone] = useState(0);
  const [problem, setProblem] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    collectDrafts(client, turns, { signal: stop.signal, onProgress: setDone }).then(setCollected, (error: unknown) => {
      if (!stop.signal.aborted) setProblem(error);
    });
    return () => stop.abort();
  }, [client, turns, attempt]);

  function retry() {
    setProblem(null);
    setDone(0);
    setAttempt(attempt + 1);
  }
  return { collected, done, problem, retry };
}
