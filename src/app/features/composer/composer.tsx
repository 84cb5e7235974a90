import { classNames } from '#app/lib/class-names.ts';
import { DialogNotLoaded } from '#app/components/dialog-not-loaded.tsx';
import { lazyPart } from '#app/components/lazy-part.tsx';
import { useFocusWithin } from '#app/components/use-focus-within.ts';
import { GrowingTextarea } from '#app/components/growing-textarea.tsx';
import { isStorable } from '#app/sending/autosave.ts';
import { Suspense, useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { t } from '#app/messages/composer.ts';
import { ComposerFoot, type WorkerFieldProps } from './composer-foot.tsx';
import { DraftState } from './draft-state.tsx';
import { DropTarget } from './drop-target.tsx';
import { FollowUpFoot } from './follow-up-foot.tsx';
import { FileChooser } from './file-chooser.tsx';
import { FileChips } from './file-chips.tsx';
import { SendProblem } from './send-problem.tsx';
import { Spending } from './spending.tsx';
import { useComposer } from './use-composer.ts';
import { usePageDrop } from './use-page-drop.ts';

const LimitDialog = lazyPart(async () => (await import('./limit-dialog.tsx')).LimitDialog, DialogNotLoaded);
const UnlimitedDialog = lazyPart(async () => (await import('./unlimited-dialog.tsx')).UnlimitedDialog, DialogNotLoaded);

export type ComposerProps = {
  /** Undefined for a new task. */
  taskId?: string;
  /** A new task's worker is in its draft. */
  workerId?: string;
  placeholder: string;
  /** For a new task. */
  renderWorkerField?: (props: WorkerFieldProps) => ReactNode;
  takesFocus?: boolean;
};

export function Composer(props: ComposerProps) {
  return <ComposerOf key={props.taskId} {...props} />;
}

function ComposerOf(props: ComposerProps) {
  const { taskId, workerId, placeholder, renderWorkerField, takesFocus = false } = props;
  const composer = useComposer(taskId, workerId);
  const { draft, files, blocked, question } = composer;
  const answers = { onConfirm: () => composer.answer(true), onClose: () => composer.answer(false) };
  const field = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const taking = { onFiles: composer.attach, onUnreadable: composer.reportUnreadable };
  const { dragging } = usePageDrop(taking);
  const [used, setUsed] = useState(false);
  const id = useId();
  const state = <DraftState saveState={composer.saveState} isPartial={!draft.files.every(isStorable)} />;
  const isFollowUp = taskId !== undefined;
  // A follow-up is one line until it is used.
  const { isFocused, onFocus, onBlur } = useFocusWithin();
  const isOpen = !isFollowUp || isFocused || draft.input !== '' || files.length > 0;

  useEffect(() => {
    if (takesFocus || composer.focusRequests > 0) field.current?.focus();
  }, [takesFocus, composer.focusRequests]);

  // Keeps the focus in the composer for the next turn.
  function send() {
    field.current?.focus();
    composer.send();
  }

  function onKeyDown(event: KeyboardEvent) {
    const composing = event.nativeEvent.isComposing || event.keyCode === 229;
    const breaks = (event.shiftKey || event.altKey) && !event.ctrlKey && !event.metaKey;
    if (event.key !== 'Enter' || composing || breaks) return;
    event.preventDefault();
    if (!event.repeat) send();
  }

  return (
    <section
      aria-label={t('composer')}
      className="@container"
      onFocus={() => {
        setUsed(true);
        onFocus();
      }}
      onBlur={onBlur}
    >
      <div
        className={classNames(
          'rounded-xl border border-line bg-surface shadow-surface transition-colors has-[textarea:focus]:border-accent',
          isFollowUp && 'flex flex-wrap items-center gap-x-2 p-2',
        )}
      >
        <GrowingTextarea
          ref={field}
          value={draft.input}
          readOnly={composer.isChecking}
          dir="auto"
          placeholder={placeholder}
          aria-label={t('input')}
          aria-describedby={`${id}-budget ${id}-state`}
          enterKeyHint="send"
          className={classNames(
            'block max-h-[40vh] bg-transparent text-base outline-none',
            isFollowUp ? 'min-w-0 flex-1 px-1.5 py-1.25' : 'w-full overflow-y-auto rounded-t-xl px-3.5 pt-3.5 pb-1',
            isFollowUp && (isOpen ? 'mb-1 basis-full overflow-y-auto' : 'h-8 overflow-hidden whitespace-nowrap'),
            renderWorkerField !== undefined && 'min-h-24',
          )}
          onKeyDown={onKeyDown}
          onChange={(event) => composer.edit({ input: event.target.value })}
        />
        <div className={isFollowUp ? 'contents' : 'space-y-3 px-3.5 pt-2 pb-3.5'}>
          {files.length > 0 && (
            <div className={isFollowUp ? 'basis-full px-1 pb-2' : undefined}>
              <FileChips files={files} fallback={field} onRemove={composer.detach} />
            </div>
          )}
          {composer.leftOut.length > 0 && (
            <div role="status" className="basis-full px-1.5 pb-1 text-xs text-ink-2">
              {composer.leftOut.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </div>
          )}
          {isFollowUp ? (
            <FollowUpFoot
              draft={draft}
              blocked={blocked !== null}
              stateId={`${id}-state`}
              onBudget={(budget) => composer.edit({ budget })}
              onBrowse={() => chooser.current?.click()}
              onSend={send}
            >
              {isOpen && (
                <>
                  {used && <Spending workerId={workerId ?? draft.workerId} budget={draft.budget} />}
                  {state}
                </>
              )}
            </FollowUpFoot>
          ) : (
            <ComposerFoot
              draft={draft}
              renderWorkerField={renderWorkerField}
              blocked={blocked !== null}
              budgetWordsId={`${id}-budget`}
              stateId={`${id}-state`}
              onEdit={composer.edit}
              onBrowse={() => chooser.current?.click()}
              onSend={send}
            />
          )}
        </div>
      </div>
      <FileChooser ref={chooser} onFiles={composer.attach} />
      <DropTarget dragging={dragging} {...taking} />
      {composer.problem && (
        <div className="mt-3">
          <SendProblem
            problem={composer.problem}
            kept={composer.saveState !== 'refused'}
            waitMs={composer.waitMs}
            onSendAgain={blocked === null ? send : undefined}
          />
        </div>
      )}
      {isFollowUp ? (
        <>
          <p id={`${id}-budget`} className="sr-only">
            {t(`budgetFor.${draft.budget}`)}
          </p>
          <p id={`${id}-state`} role="status" className="text-sm text-ink-2 not-empty:mt-2">
            {blocked?.shown === true && blocked.text}
          </p>
        </>
      ) : (
        <div className="mt-3 flex flex-wrap items-baseline gap-y-1 text-sm text-ink-2">
          <p className="min-w-0 flex-1 basis-64 text-pretty">
            <span id={`${id}-budget`} className={draft.budget === 'unlimited' ? 'text-aborted' : undefined}>
              {t(`budgetFor.${draft.budget}`)}
            </span>{' '}
            {state}
          </p>
          {used && (
            <Spending
              workerId={workerId ?? draft.workerId}
              budget={draft.budget}
              className="@md:max-w-[22rem] @md:pl-6 @md:text-right"
            />
          )}
          <p id={`${id}-state`} role="status" className="ml-auto not-empty:pl-6">
            {blocked?.shown === true && blocked.text}
          </p>
        </div>
      )}
      <Suspense>
        {question?.kind === 'unlimited' && <UnlimitedDialog {...answers} />}
        {question?.kind === 'limit' && <LimitDialog figures={question.figures} budget={draft.budget} {...answers} />}
      </Suspense>
    </section>
  );
}
