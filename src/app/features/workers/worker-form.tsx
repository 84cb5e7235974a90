import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Button } from '#app/components/button.tsx';
import { Notice } from '#app/components/notice.tsx';
import { Segmented } from '#app/components/segmented.tsx';
import type { Elements } from '#app/components/elements.ts';
import { t } from '#app/messages/workers.ts';
import { ModelField } from './model-field.tsx';
import { TextField } from './text-field.tsx';
import { Unsaved } from './unsaved.tsx';
import type { WorkerDraft } from './use-worker-draft.ts';
import { FIELD_LIMITS, problemsOf, type TextField as Field, type WorkerFields } from './worker-fields.ts';

type WorkerFormProps = {
  draft: WorkerDraft;
  /** False if the API does not return the fields. Then empty ones stay unchanged, and none is required. */
  fieldsKnown?: boolean;
  /** The form of a new worker takes the focus, and can be submitted without changes, to see what is missing. */
  isNew?: boolean;
  submitLabel: string;
  saving: boolean;
  failure: Error | null;
  onSubmit: (fields: WorkerFields) => void;
  /** Shown below the instructions. */
  outputSchema?: Elements;
  /** Shown beside the submit button. */
  children?: Elements;
};

const VISIBILITIES = ['public', 'private'] as const;

/** Submits only valid fields. */
export function WorkerForm({
  draft,
  fieldsKnown = true,
  isNew = false,
  submitLabel,
  saving,
  failure,
  onSubmit,
  outputSchema,
  children,
}: WorkerFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const { fields, set } = draft;
  const [tried, setTried] = useState(false);
  useEffect(() => {
    if (isNew) form.current?.querySelector<HTMLElement>('[name=title]')?.focus();
  }, [isNew]);
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
      <TextField label={t('field.title')} {...text('title')} />
      <TextField label={t('field.summary')} hint={t('hint.summary')} {...text('summary')} />
      <TextField label={t('field.instructions')} hint={t('hint.instructions')} rows={12} {...text('instructions')} />
      {outputSchema}
      {fieldsKnown && <ModelField model={fields.model} onChange={(model) => set({ model })} />}
      {fieldsKnown && (
        <div className="grid justify-items-start gap-1">
          <span className="text-sm font-medium" aria-hidden>
            {t('field.visibility')}
          </span>
          <Segmented
            label={t('field.visibility')}
            options={VISIBILITIES.map((value) => ({ value, label: t(`visibility.${value}`) }))}
            value={fields.visibility}
            onChange={(visibility) => set({ visibility })}
          />
          <span className="text-xs text-ink-3">{t(`visibilityExplained.${fields.visibility}`)}</span>
        </div>
      )}
      {failure !== null && (
        <Notice tone="error" title={t('notSaved')}>
          {t('notSavedExplained', { reason: failure.message })}
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" look="primary" disabled={saving || (!isNew && !draft.isChanged)}>
          {saving ? t('saving') : submitLabel}
        </Button>
        {children}
        {draft.isChanged && !saving && <Unsaved isKept={draft.isKept} discard={draft.discard} />}
      </div>
    </form>
  );
}
