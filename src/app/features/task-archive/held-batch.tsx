import { Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { formatNumberOf, formatCount } from '#app/lib/format.ts';
import { focusPage } from '#app/lib/focus-page.ts';
import { useNow } from '#app/lib/use-now.ts';
import { useActions } from '#app/components/action.ts';
import { ToastButton } from '#app/components/toasts.tsx';
import { taskLinkId } from '#app/entities/task/task-link-id.ts';
import { whatIsSeen } from './archive-words.ts';
import type { Batch } from './batch.ts';
import { ChooseDialog } from './choose-dialog.tsx';
import type { LiveBatch } from './live-batch.ts';

type HeldBatchProps = { batch: LiveBatch; view: Batch; stage: Extract<Batch['stage'], { name: 'held' }> };

/** What was archived, and the ways to take it back while that can be done. */
export function HeldBatch({ batch, view, stage }: HeldBatchProps) {
  const [choosing, setChoosing] = useState(false);
  const [undo, choose] = [
    {
      id: `undo-${view.id}`,
      label: 'Undo',
      icon: Undo2,
      keys: 'z',
      group: 'Archive',
      perform: () => bringBack(batch),
    },
    {
      id: `choose-${view.id}`,
      label: 'Choose…',
      group: 'Archive',
      perform: () => setChoosing(true),
    },
  ] as const;
  useActions([
    { ...undo, label: view.total < 2 ? 'Undo archive' : `Undo archiving ${formatNumberOf(view.left, 'task')}` },
    ...(view.total < 2 ? [] : [{ ...choose, label: 'Choose what to bring back…' }]),
  ]);
  return (
    <>
      <span className="my-1 line-clamp-3 min-w-0 wrap-anywhere">{whatIsSeen(view)}</span>
      <ToastButton onClick={undo.perform}>{undo.label}</ToastButton>
      {view.total > 1 && <ToastButton onClick={choose.perform}>{choose.label}</ToastButton>}
      {choosing && (
        <ChooseDialog batch={batch} bringBack={(ids) => bringBack(batch, ids)} onClose={() => setChoosing(false)} />
      )}
      <span aria-hidden className="figures min-w-8 pr-2 text-right text-xs opacity-70">
        {stage.until === null ? 'paused' : <SecondsLeft key={stage.until} until={stage.until} />}
      </span>
      {choosing && <StandStill batch={batch} />}
    </>
  );
}

/** Focus goes to the first that is back, where it stands. */
function bringBack(batch: LiveBatch, taskIds?: ReadonlySet<string>) {
  // The row must stand again before it can take the focus.
  const [first] = flushSync(() => batch.bringBack(taskIds));
  if (first === undefined) return;
  const row = document.getElementById(taskLinkId(first.id));
  if (row === null) focusPage();
  else row.focus();
}

/** Nobody is hurried who chooses. */
function StandStill({ batch }: { batch: LiveBatch }) {
  useEffect(() => {
    batch.pause('choosing');
    return () => batch.goOn('choosing');
  }, [batch]);
  return null;
}

function SecondsLeft({ until }: { until: number }) {
  return <span>{`${formatCount(Math.max(0, Math.ceil((until - useNow(1000)) / 1000)))} s`}</span>;
}
