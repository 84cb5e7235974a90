import { isEmptyDraft, type Draft } from '#app/sending/draft.ts';
import { classNames } from '#app/lib/class-names.ts';
import { GrowingTextarea } from '#app/components/growing-textarea.tsx';
import {
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { isKeepable } from './autosave.ts';
import { budgetWords } from './budget-picker.tsx';
import { ComposerFoot, type WorkerFieldProps } from './composer-foot.tsx';
import { DraftState } from './draft-state.tsx';
import { DropTarget } from './drop-target.tsx';
import { FileChooser } from './file-chooser.tsx';
import { FileChips } from './file-chips.tsx';
import { SendProblem } from './send-problem.tsx';
import { Spending } from './spending.tsx';
import { UnlimitedDialog } from './unlimited-dialog.tsx';
import { useComposer } from './use-composer.ts';
import { usePageDrop } from './use-page-drop.ts';

export type ComposerHandle = {
  /** Puts a draft in the place of what is there; what was there can be had back for a while. */
  fill: (draft: Partial<Draft>) => void;
  /** Chooses who is to do it, and leaves the rest of the draft as it is. */
  chooseWorker: (workerId: string) => void;
  /** Puts an outgoing turn before what is written here, to be changed. */
  takeBack: (sendId: string) => void;
  isEmpty: () => boolean;
};

export type ComposerProps = {
  /** The task that it writes the next turn of; without one, the first turn of a new task. */
  taskId?: string;
  /** Who does that task; a new one's worker is in its draft. */
  workerId?: string;
  placeholder: string;
  /** On a new task: what chooses the worker. Absent on a follow-up, whose code is spared it. */
  renderWorkerField?: (props: WorkerFieldProps) => ReactNode;
  /** The text field has focus from the start. */
  takesFocus?: boolean;
  /** A quiet line under the composer, before the draft's state. */
  footnote?: ReactNode;
  ref?: Ref<ComposerHandle>;
};

/** Where a turn is written: text, files, budget, and on a new task the worker. */
export function Composer(props: ComposerProps) {
  return <ComposerOf key={props.taskId} {...props} />;
}

function ComposerOf(props: ComposerProps) {
  const { taskId, workerId, placeholder, renderWorkerField, takesFocus = false, footnote, ref } = props;
  const composer = useComposer(taskId);
  const { draft, files, blocked } = composer;
  const field = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const taking = { onFiles: composer.attach, onUnreadable: composer.sayUnreadable };
  const { dragging } = usePageDrop(taking);
  const [used, setUsed] = useState(false);
  const id = useId();
  const state = <DraftState keeping={composer.keeping} partly={!draft.files.every(isKeepable)} />;

  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);

  useImperativeHandle(ref, () => ({
    fill(change) {
      composer.fill(change);
      field.current?.focus();
    },
    chooseWorker: (chosen) => composer.edit({ workerId: chosen }),
    takeBack(sendId) {
      composer.takeBack(sendId);
      field.current?.focus();
    },
    isEmpty: () => isEmptyDraft(draft),
  }));

  // Whatever had it, focus goes on where the next turn is written.
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
    <section aria-label="Composer" className="@container" onFocus={() => setUsed(true)}>
      <div className="rounded-xl border border-line bg-surface shadow-surface transition-colors has-[textarea:focus]:border-accent">
        <GrowingTextarea
          ref={field}
          value={draft.input}
          readOnly={composer.checking}
          dir="auto"
          placeholder={placeholder}
          aria-label="Input"
          aria-describedby={`${id}-budget ${id}-state`}
          enterKeyHint="send"
          className={classNames(
            'block max-h-[40vh] w-full overflow-y-auto rounded-t-xl bg-transparent px-3.5 pt-3.5 pb-1 text-base outline-none',
            renderWorkerField !== undefined && 'min-h-24',
          )}
          onKeyDown={onKeyDown}
          onChange={(event) => composer.edit({ input: event.target.value })}
        />
        <div className="space-y-3 px-3.5 pt-2 pb-3.5">
          {files.length > 0 && <FileChips files={files} fallback={field} onRemove={composer.detach} />}
          {composer.leftOut !== null && (
            <p role="status" className="text-xs text-ink-2">
              {composer.leftOut}
            </p>
          )}
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
        </div>
      </div>
      <FileChooser ref={chooser} onFiles={composer.attach} />
      <DropTarget dragging={dragging} {...taking} />
      {composer.problem && (
        <div className="mt-3">
          <SendProblem
            problem={composer.problem}
            kept={composer.keeping !== 'refused'}
            waitMs={composer.waitMs}
            onSendAgain={blocked === null ? send : undefined}
          />
        </div>
      )}
      <div className="mt-3 flex flex-wrap items-baseline gap-y-1 text-sm text-ink-2">
        <p className="min-w-0 flex-1 basis-64 text-pretty">
          <span id={`${id}-budget`} className={draft.budget === 'unlimited' ? 'text-aborted' : undefined}>
            {budgetWords[draft.budget].when}
          </span>{' '}
          {footnote === undefined && state}
        </p>
        {used && (
          <Spending
            taskId={taskId}
            workerId={workerId ?? draft.workerId}
            budget={draft.budget}
            checking={composer.checking}
            onSend={composer.pass}
            onClose={composer.cancel}
          />
        )}
        <p id={`${id}-state`} role="status" className="ml-auto not-empty:pl-6">
          {blocked?.shown === true && blocked.text}
        </p>
      </div>
      {footnote !== undefined && (
        <p className="mt-4 border-t border-line pt-3 text-sm text-ink-3">
          {footnote} {state}
        </p>
      )}
      {composer.confirming && <UnlimitedDialog onConfirm={composer.confirm} onClose={composer.cancel} />}
    </section>
  );
}
