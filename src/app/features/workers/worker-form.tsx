import { useRef, useState, type FormEvent } from 'react';
import { Button } from '#app/components/button.tsx';
import { Notice } from '#app/components/notice.tsx';
import { Segmented } from '#app/components/segmented.tsx';
import { showToast } from '#app/components/toasts.tsx';
import type { Elements } from '#app/components/elements.ts';
import { TextField } from './text-field.tsx';
import type { WorkerDraft } from './use-worker-draft.ts';
import {
  FIELD_LIMITS,
  problemsOf,
  VISIBILITY_WORDS,
  type TextField as Field,
  type WorkerFields,
} from './worker-fields.ts';

type WorkerFormProps = {
  draft: WorkerDraft;
  /** False where the API doesn't tell what the fields are: then empty ones stay as they are, and none is needed. */
  fieldsKnown?: boolean;
  submitLabel: string;
  saving: boolean;
  /** Why the last attempt failed: what was typed is still here. */
  failure: Error | null;
  onSubmit: (fields: WorkerFields) => void;
  /** Beside the button that saves. */
  children?: Elements;
};

const VISIBILITIES = [
  { value: 'public', label: 'Public' },
  { value: 'private', label: 'Private' },
] as const;

/** What a worker is and does. Errors stand under their fields; nothing is sent before they are gone. */
export function WorkerForm({
  draft,
  fieldsKnown = true,
  submitLabel,
  saving,
  failure,
  onSubmit,
  children,
}: WorkerFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const { fields, set } = draft;
  const [tried, setTried] = useState(false);
  const { title, ...tooLong } = problemsOf(fields);
  const titleProblem = fields.title.trim() !== '' || (fieldsKnown && tried) ? title : undefined;
  const problems = { ...tooLong, ...(titleProblem !== undefined && { title: titleProblem }) };
  const text = (name: Field) => ({
    name,
    value: fields[name],
    limit: FIELD_LIMITS[name],
    problem: problems[name],
    onChange: (value: string) => set({ [name]: value }),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const wrong = Object.keys(fieldsKnown ? problemsOf(fields) : problems)[0];
    if (wrong === undefined) onSubmit(fields);
    else form.current?.querySelector<HTMLElement>(`[name=${wrong}]`)?.focus();
  }

  return (
    <form ref={form} noValidate onSubmit={submit} className="grid max-w-measure gap-4 py-5">
      <TextField label="Title" {...text('title')} />
      <TextField label="Summary" hint="One line that tells it from the others." {...text('summary')} />
      <TextField
        label="Instructions"
        hint="What it does with every input, and how it answers."
        rows={12}
        {...text('instructions')}
      />
      {fieldsKnown && (
        <div className="grid justify-items-start gap-1">
          <span className="text-sm font-medium" aria-hidden>
            Visibility
          </span>
          <Segmented
            label="Visibility"
            options={VISIBILITIES}
            value={fields.visibility}
            onChange={(visibility) => set({ visibility })}
          />
          <span className="text-xs text-ink-3">{VISIBILITY_WORDS[fields.visibility]}</span>
        </div>
      )}
      {failure !== null && (
        <Notice
          tone="error"
          title="The worker was not saved."
        >{`${failure.message} What you typed is still here.`}</Notice>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" look="primary" disabled={saving}>
          {saving ? 'Saving…' : submitLabel}
        </Button>
        {children}
        {draft.isChanged && !saving && <Unsaved draft={draft} />}
      </div>
    </form>
  );
}

/** Says that what was typed is not saved, and offers to drop it. */
function Unsaved({ draft: { isKept, discard } }: { draft: WorkerDraft }) {
  function onDiscard() {
    const bringBack = discard();
    const action = { label: 'Undo', onSelect: bringBack };
    showToast({ id: 'worker-discarded', text: 'Discarded what was not saved', action, forMs: 8_000 });
  }
  return (
    <span className="ml-auto flex items-center gap-2 text-xs text-ink-2">
      <span role="status">{isKept ? 'Not saved, kept in this browser' : 'Not saved, lost when the page closes'}</span>
      <Button look="quiet" size="small" onClick={onDiscard}>
        Discard
      </Button>
    </span>
  );
}
