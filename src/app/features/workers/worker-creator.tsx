import { Suspense, useState } from 'react';
import { Button } from '#app/components/button.tsx';
import { lazyPart } from '#app/components/lazy-part.tsx';
import { NotLoadedNotice } from '#app/components/not-loaded-notice.tsx';
import { showToast } from '#app/components/toasts.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/workers.ts';
import { DraftFromSentence } from './draft/draft-from-sentence.tsx';
import type { Draft } from './draft/draft-worker.ts';
import { useSchemaCheck } from './schema/use-schema-check.ts';
import { useSchemaDraft } from './schema/use-schema-draft.ts';
import { useCreateWorker } from './use-worker-mutations.ts';
import { NEW_WORKER, useWorkerDraft } from './use-worker-draft.ts';
import { changedFields, NO_FIELDS, type WorkerFields } from './worker-fields.ts';
import { WorkerForm } from './worker-form.tsx';

const DraftedSchema = lazyPart(async () => (await import('./draft/drafted-schema.tsx')).DraftedSchema, NotLoadedNotice);

export function WorkerCreator({
  onCreated,
  onCancel,
}: {
  onCreated: (workerId: string) => void;
  onCancel: () => void;
}) {
  const create = useCreateWorker();
  const draft = useWorkerDraft(NEW_WORKER, NO_FIELDS);
  const schemaDraft = useSchemaDraft(NEW_WORKER, '');
  const check = useSchemaCheck(schemaDraft.text);
  const [tried, setTried] = useState(false);
  const isSchemaWrong = check.kind === 'invalid';

  function fill({ outputSchema, ...fields }: Draft) {
    const bringBack = draft.discard();
    const bringSchemaBack = schemaDraft.discard();
    draft.set(fields);
    schemaDraft.set(indented(outputSchema));
    function undo() {
      bringBack();
      bringSchemaBack();
    }
    showToast({
      id: 'worker-drafted',
      text: t('drafted'),
      action: { label: tCommon('undo'), onSelect: undo },
      forMs: 8_000,
    });
  }

  function save(fields: WorkerFields) {
    setTried(true);
    if (isSchemaWrong || check.schema === undefined) return;
    const outputSchema = check.schema;
    const sent = schemaDraft.text;
    const body = { ...changedFields(NO_FIELDS, fields), visibility: fields.visibility };
    create.mutate({ ...body, ...(outputSchema !== null && { outputSchema }) }, ({ id }) => {
      draft.saved(fields);
      schemaDraft.saved(sent);
      showToast({ id: 'worker-saved', text: t('workerCreated', { title: fields.title }), forMs: 3_000 });
      onCreated(id);
    });
  }

  return (
    <>
      <DraftFromSentence onDraft={fill} />
      <WorkerForm
        draft={draft}
        isNew
        submitLabel={t('createWorker')}
        saving={create.isPending}
        failure={tried && isSchemaWrong ? new Error(t('schemaMustBeValid')) : create.error}
        onSubmit={save}
        outputSchema={
          schemaDraft.isChanged && (
            <Suspense>
              <DraftedSchema text={schemaDraft.text} check={check} onChange={schemaDraft.set} />
            </Suspense>
          )
        }
      >
        <Button look="quiet" onClick={onCancel}>
          {tCommon('cancel')}
        </Button>
      </WorkerForm>
    </>
  );
}

/** As it is if it is no JSON: the editor marks where. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
