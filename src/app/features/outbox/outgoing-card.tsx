import { Fragment } from 'react';
import { formatBytes } from '#app/lib/format.ts';
import { classNames } from '#app/lib/class-names.ts';
import { useAfter } from '#app/lib/use-after.ts';
import { useNow } from '#app/lib/use-now.ts';
import type { OutgoingTurn } from '#app/sending/outgoing.ts';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/outbox.ts';
import { t as tSending } from '#app/messages/sending.ts';
import type { Action } from '#app/components/action.ts';
import { useActions } from '#app/components/action-registry.tsx';
import { ActionButton } from '#app/components/action-button.tsx';
import { WaitClock } from '#app/components/wait-clock.tsx';
import { describeOutgoing, type OutgoingAction } from './outgoing-words.ts';
import { UploadProgress } from './upload-progress.tsx';

const BRIEF_MS = 150;

const tones = { quiet: 'text-ink-2', warning: 'text-aborted', error: 'text-error' } as const;

type OutgoingCardProps = {
  turn: OutgoingTurn;
  isFirst: boolean;
  isSafeTwice: boolean;
  canEdit: boolean;
  onAct: (action: OutgoingAction) => void;
};

/** A send that ends quickly never shows. */
export function OutgoingCard({ turn, isFirst, isSafeTwice, canEdit, onAct }: OutgoingCardProps) {
  const lasts = useAfter(BRIEF_MS);
  const { state, details, until, tone, actions, brief } = describeOutgoing(turn, isFirst, isSafeTwice);
  const { input, files, activity, isStored, sendId } = turn;
  const doable = actions
    .filter((action) => canEdit || action !== 'edit')
    .map((action): Action => ({
      id: `${action} ${sendId}`,
      label: labelOf(action),
      group: 'outbox',
      perform: () => onAct(action),
    }));
  // Outside the card, an action names its turn.
  useActions(doable.map((action) => ({ ...action, label: t('actionOn', { action: action.label, input }) })));
  if (brief && !lasts) return null;
  const upload = activity?.kind === 'sending' ? activity.upload : null;
  const sentences = isStored ? details : [...details, t('notStored')];
  const size = files.reduce((sum, file) => sum + file.size, 0);

  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1.5 px-3.5 py-2">
      <div className="min-w-0 flex-1 basis-64">
        <p dir="auto" className="line-clamp-2 break-words whitespace-pre-wrap">
          <span>{input}</span>
          {files.length > 0 && (
            <span className="ml-2 text-xs text-ink-3">
              {t('files', { count: files.length, size: formatBytes(size) })}
            </span>
          )}
        </p>
        {upload !== null && <UploadProgress {...upload} />}
        <p role="status" className={classNames('text-sm text-pretty text-ink-2', upload !== null && 'sr-only')}>
          <span className={tones[tone]}>{state}</span>
          {until !== null && (
            <>
              {' '}
              <span>
                {t.rich(turn.state === 'posted' ? 'sendsAgainIn' : 'sendsIn', { clock: <Countdown until={until} /> })}
              </span>
            </>
          )}
          {sentences.map((sentence) => (
            <Fragment key={sentence}>
              {' '}
              <span>{sentence}</span>
            </Fragment>
          ))}
        </p>
      </div>
      <div className="-mr-1.5 ml-auto flex">
        {doable.map((action) => (
          <ActionButton key={action.id} action={action} look="quiet" size="small" />
        ))}
      </div>
    </li>
  );
}

function labelOf(action: OutgoingAction): string {
  switch (action) {
    case 'cancel':
    case 'discard':
    case 'remove':
      return tCommon(action);
    case 'sendAgain':
    case 'sendAnyway':
      return tSending(action);
    case 'edit':
      return t(action);
  }
}

function Countdown({ until }: { until: number }) {
  return <WaitClock ms={Math.max(0, until - useNow(250))} />;
}
