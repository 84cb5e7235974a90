import { useEffect, useEffectEvent, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { Columns2 } from 'lucide-react';
import { useActions } from '#app/components/action-registry.tsx';
import { Progress } from '#app/components/progress.tsx';
import { DismissToast, dismissToast, showToast, ToastButton, toastClass } from '#app/components/toasts.tsx';
import { localTasks, rerunsOf, useLocalTasks, type Rerun } from '#app/data/local-tasks.ts';
import { t } from '#app/messages/outbox.ts';
import { paths } from '#app/paths.ts';
import type { Batch, OutgoingTurn } from '#app/sending/outgoing.ts';
import { useOutbox } from '#app/sending/outbox-provider.tsx';
import { needsOperator } from '#app/sending/reconcile.ts';
import { useOutgoing } from '#app/sending/use-outgoing.ts';

const DONE_FOR_MS = 15_000;
/** Long enough to wait for the first answers. */
const COMPARABLE_FOR_MS = 120_000;

/**
 * Shows the progress of each batch in the outbox as one toast, also after a reload, and of the batch of `first`, which
 * may have been sent already.
 */
export function BatchNotices({ first }: { first: BatchTurn }) {
  const turns = useOutgoing(undefined);
  const { key } = useLocation();
  const shown = useRef(new Map<string, Shown>());
  const early = useRef<BatchTurn | undefined>(first);
  const outbox = useOutbox();
  const noticeOf = useEffectEvent(({ batch, tab }: BatchTurn): Shown => ({
    batch,
    at: tab === outbox.tab ? key : undefined,
  }));
  useEffect(() => {
    const unsent = new Map(turns.flatMap((turn) => (isUnsent(turn) ? [[turn.batch.id, turn] as const] : [])));
    const begun = early.current === undefined ? unsent : new Map([[early.current.batch.id, early.current], ...unsent]);
    early.current = undefined;
    for (const [id, turn] of begun) {
      if (shown.current.has(id)) continue;
      const notice = noticeOf(turn);
      shown.current.set(id, notice);
      const body = <BatchNotice {...notice} />;
      showToast({ id, text: t('batchSending', { count: turn.batch.size }), body });
    }
    for (const [id, notice] of shown.current) {
      if (unsent.has(id)) continue;
      shown.current.delete(id);
      const { batch } = notice;
      const body = <BatchNotice {...notice} />;
      const forMs = rerunsOf(localTasks(), id).length > 0 ? COMPARABLE_FOR_MS : DONE_FOR_MS;
      showToast({ id, text: wordsOf(batch, sentOf(batch, localTasks())), body, forMs });
    }
  }, [turns]);
  return null;
}

/** `at`: the key of the location where the notice appeared; undefined in a tab that did not send the batch. */
type Shown = { readonly batch: Batch; readonly at: string | undefined };

function BatchNotice({ batch, at }: Shown) {
  const navigate = useNavigate();
  const turns = useOutgoing(undefined).filter((turn) => turn.batch?.id === batch.id);
  const local = useLocalTasks();
  const sent = sentOf(batch, local);
  const [firstRerun] = rerunsOf(local, batch.id);
  const waiting = turns.filter(needsOperator).length;
  const isDone = !turns.some(isUnsent);
  const words = wordsOf(batch, sent);
  return (
    <div role="group" aria-label={t('batch')} className={toastClass}>
      <span className="figures my-1 min-w-0">
        <span>{words}</span>
        {waiting > 0 && <span>{` · ${t('batchWaiting', { count: waiting })}`}</span>}
      </span>
      {!isDone && (
        <Progress
          label={t('batchSending', { count: batch.size })}
          done={sent}
          of={batch.size}
          words={words}
          className="w-12 bg-canvas/25 sm:w-24"
        />
      )}
      {waiting > 0 && <ToastButton onClick={() => void navigate(paths.newTask)}>{t('show')}</ToastButton>}
      {isDone && (
        <>
          {firstRerun && <CompareReruns batch={batch} at={at} first={firstRerun} />}
          <ToastButton
            onClick={() => {
              dismissToast(batch.id);
              void navigate(paths.tasks);
            }}
          >
            {t('show')}
          </ToastButton>
          <DismissToast onClick={() => dismissToast(batch.id)} />
        </>
      )}
    </div>
  );
}

/**
 * Opens the first task of the batch beside its origin; the page leads to the others. Its key works only where the
 * batch was sent, since elsewhere it would be a surprise.
 */
function CompareReruns({ batch, at, first: { taskId, origin } }: Shown & { first: Rerun }) {
  const navigate = useNavigate();
  const isStillThere = useLocation().key === at;
  function compare() {
    dismissToast(batch.id);
    void navigate(paths.compare({ before: origin, after: { taskId, seq: 0 } }, batch.id));
  }
  useActions([
    {
      id: 'compare-batch',
      label: t('compareBatch'),
      icon: Columns2,
      keys: isStillThere ? 'v' : undefined,
      group: 'tasks',
      perform: compare,
    },
  ]);
  return <ToastButton onClick={compare}>{t('compare')}</ToastButton>;
}

export type BatchTurn = OutgoingTurn & { batch: Batch };

function isUnsent(turn: OutgoingTurn): turn is BatchTurn {
  return turn.batch !== undefined && turn.state !== 'accepted';
}

/** Every accepted task is remembered; turns that were discarded are not. */
function sentOf({ id }: Batch, tasks: ReturnType<typeof localTasks>): number {
  return tasks.filter(({ batch }) => batch === id).length;
}

function wordsOf({ size }: Batch, sent: number): string {
  return sent === size ? t('batchSent', { count: sent }) : t('batchSentOf', { sent, count: size });
}
