import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { Columns2 } from 'lucide-react';
import { useActions } from '#app/components/action-registry.tsx';
import { Progress } from '#app/components/progress.tsx';
import { DismissToast, dismissToast, showToast, ToastButton, toastClass } from '#app/components/toasts.tsx';
import { localTasks, rerunsOf, useLocalTasks, type Rerun } from '#app/data/local-tasks.ts';
import { t } from '#app/messages/outbox.ts';
import { paths } from '#app/paths.ts';
import type { Batch, OutgoingTurn } from '#app/sending/outgoing.ts';
import { needsOperator } from '#app/sending/reconcile.ts';
import { useOutgoing } from '#app/sending/use-outgoing.ts';

const DONE_FOR_MS = 15_000;
/** Long enough to wait for the first answers. */
const COMPARABLE_FOR_MS = 120_000;

/** Shows the progress of each batch in the outbox as one toast, also after a reload. */
export function BatchNotices() {
  const turns = useOutgoing(undefined);
  const shown = useRef(new Map<string, Batch>());
  useEffect(() => {
    const unsent = new Map(turns.flatMap((turn) => (isUnsent(turn) ? [[turn.batch.id, turn.batch] as const] : [])));
    for (const [id, batch] of unsent) {
      if (shown.current.has(id)) continue;
      shown.current.set(id, batch);
      const body = <BatchNotice batch={batch} />;
      showToast({ id, text: t('batchSending', { count: batch.size }), body });
    }
    for (const [id, batch] of shown.current) {
      if (unsent.has(id)) continue;
      shown.current.delete(id);
      const body = <BatchNotice batch={batch} />;
      const forMs = rerunsOf(localTasks(), id).length > 0 ? COMPARABLE_FOR_MS : DONE_FOR_MS;
      showToast({ id, text: wordsOf(batch, sentOf(batch, localTasks())), body, forMs });
    }
  }, [turns]);
  return null;
}

function BatchNotice({ batch }: { batch: Batch }) {
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
          {firstRerun && <CompareReruns batch={batch} first={firstRerun} />}
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

/** Opens the first task of the batch beside its origin; the page leads to the others. */
function CompareReruns({ batch, first: { taskId, origin } }: { batch: Batch; first: Rerun }) {
  const navigate = useNavigate();
  function compare() {
    dismissToast(batch.id);
    void navigate(paths.compare({ before: origin, after: { taskId, seq: 0 } }, batch.id));
  }
  useActions([
    { id: 'compare-batch', label: t('compareBatch'), icon: Columns2, keys: 'v', group: 'tasks', perform: compare },
  ]);
  return <ToastButton onClick={compare}>{t('compare')}</ToastButton>;
}

function isUnsent(turn: OutgoingTurn): turn is OutgoingTurn & { batch: Batch } {
  return turn.batch !== undefined && turn.state !== 'accepted';
}

/** Every accepted task is remembered; turns that were discarded are not. */
function sentOf({ id }: Batch, tasks: ReturnType<typeof localTasks>): number {
  return tasks.filter(({ batch }) => batch === id).length;
}

function wordsOf({ size }: Batch, sent: number): string {
  return sent === size ? t('batchSent', { count: sent }) : t('batchSentOf', { sent, count: size });
}
