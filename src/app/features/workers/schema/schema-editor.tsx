import { FileJson, WandSparkles } from 'lucide-react';
import { useState } from 'react';
import type { WorkerTemplate } from '#contract/worker.ts';
import { Button } from '#app/components/button.tsx';
import { Notice } from '#app/components/notice.tsx';
import { showToast } from '#app/components/toasts.tsx';
import { jsonText } from '#app/lib/json-text.ts';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/workers.ts';
import { Unsaved } from '../unsaved.tsx';
import { useUpdateWorker } from '../use-worker-mutations.ts';
import { CheckLine } from './check-line.tsx';
import { FromExampleDialog } from './from-example-dialog.tsx';
import { JsonEditor } from './json-editor.tsx';
import { LastOutput } from './last-output.tsx';
import { schemaText } from './schema-text.ts';
import { useSchemaCheck } from './use-schema-check.ts';
import { useSchemaDraft } from './use-schema-draft.ts';

type SchemaEditorProps = {
  workerId: string;
  /** Undefined if the API does not return the worker's fields. */
  worker: WorkerTemplate | undefined;
};

/** Edits the output schema of a worker, and tests it against the worker's last output. */
export function SchemaEditor({ workerId, worker }: SchemaEditorProps) {
  const draft = useSchemaDraft(workerId, schemaText(worker?.outputSchema));
  const check = useSchemaCheck(draft.text);
  const update = useUpdateWorker(workerId);
  const [deriving, setDeriving] = useState(false);
  const { schema } = check;
  const canSave = draft.isChanged && schema !== undefined && check.kind !== 'invalid' && !update.isPending;

  function save() {
    if (schema === undefined) return;
    const sent = draft.text;
    update.mutate({ outputSchema: schema }, () => {
      draft.saved(sent);
      showToast({ id: 'worker-saved', text: t('workerSaved'), forMs: 3_000 });
    });
  }

  return (
    <div className="grid gap-x-12 gap-y-8 py-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <section aria-labelledby="output-schema" className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <h2 id="output-schema" className="mr-auto text-sm font-semibold">
            {t('field.outputSchema')}
          </h2>
          <Button size="small" onClick={() => setDeriving(true)}>
            <FileJson size={13} aria-hidden />
            <span>{t('fromExample')}</span>
          </Button>
          <Button
            look="quiet"
            size="small"
            disabled={schema == null}
            onClick={() => schema != null && draft.set(jsonText(schema, 2))}
          >
            <WandSparkles size={13} aria-hidden />
            <span>{t('formatJson')}</span>
          </Button>
        </div>
        <p className="pt-1 pb-2.5 text-xs text-ink-3">{t('schemaExplained')}</p>
        {worker === undefined && (
          <div className="pb-3">
            <Notice tone="info" title={t('fieldsUnknown')}>
              {t('schemaUnknownExplained')}
            </Notice>
          </div>
        )}
        <JsonEditor
          label={t('field.outputSchema')}
          value={draft.text}
          onChange={draft.set}
          problems={check.problems}
          // There is nothing to read before one begins to write.
          takesFocus={draft.text === ''}
        />
        <CheckLine check={check} />
        {update.error !== null && (
          <div className="pb-3">
            <Notice tone="error" title={t('notSaved')}>
              {t('notSavedExplained', { reason: update.error.message })}
            </Notice>
          </div>
        )}
        <div className="flex flex-wrap items-center gap-2">
          <Button look="primary" disabled={!canSave} onClick={save}>
            {update.isPending ? t('saving') : t('saveChanges')}
          </Button>
          {draft.isChanged && !update.isPending && <Unsaved isKept={draft.isKept} discard={draft.discard} />}
        </div>
      </section>
      <LastOutput workerId={workerId} check={check} />
      {deriving && (
        <FromExampleDialog
          workerId={workerId}
          onClose={() => setDeriving(false)}
          onDerived={(derived) => {
            const { discard } = draft;
            const bringBack = draft.isChanged ? discard() : discard;
            draft.set(jsonText(derived, 2));
            setDeriving(false);
            showToast({
              id: 'schema-derived',
              text: t('schemaDerived'),
              action: { label: tCommon('undo'), onSelect: bringBack },
              forMs: 8_000,
            });
          }}
        />
      )}
    </div>
  );
}
