import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { MAX_TITLE_CHARS } from '#contract/limits.ts';
import { Button } from '#app/components/button.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { Notice } from '#app/components/notice.tsx';
import { showToast } from '#app/components/toasts.tsx';
import { forgetCreatedWorker } from '#app/data/local-tasks.ts';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/workers.ts';
import { paths } from '#app/paths.ts';
import { TextField } from './text-field.tsx';
import { useUpdateWorker } from './use-worker-mutations.ts';
import { NO_FIELDS, problemsOf } from './worker-fields.ts';

const TOAST_MS = 8_000;

type SaveWorkerDialogProps = {
  workerId: string;
  /** Suggested; it may be cut. */
  title: string;
  onClose: () => void;
};

/** Makes a one-off worker permanent: saving a field does. */
export function SaveWorkerDialog({ workerId, title: suggested, onClose }: SaveWorkerDialogProps) {
  const navigate = useNavigate();
  const update = useUpdateWorker(workerId);
  const [title, setTitle] = useState(() => suggested.replace(/…$/, '').trimEnd());
  const [isSubmitted, setSubmitted] = useState(false);
  const { title: problem } = problemsOf({ ...NO_FIELDS, title });
  const formId = useId();

  function save() {
    setSubmitted(true);
    if (problem !== undefined) return;
    update.mutate({ title: title.trim() }, () => {
      forgetCreatedWorker(workerId);
      showToast({
        id: 'worker-saved',
        text: t('savedAsWorker', { title: title.trim() }),
        action: { label: t('openWorker'), onSelect: () => void navigate(paths.worker(workerId)) },
        forMs: TOAST_MS,
      });
      onClose();
    });
  }

  return (
    <Dialog
      title={t('saveTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button look="primary" type="submit" form={formId} disabled={update.isPending}>
            {t(update.isPending ? 'saving' : 'saveWorker')}
          </Button>
        </>
      }
    >
      <p className="pb-4 text-sm text-pretty text-ink-2">{t('saveExplained')}</p>
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField
          label={t('field.title')}
          name="title"
          value={title}
          onChange={setTitle}
          limit={MAX_TITLE_CHARS}
          problem={isSubmitted || title.length > MAX_TITLE_CHARS ? problem : undefined}
          takesFocus
        />
      </form>
      {update.error !== null && (
        <div className="mt-3">
          <Notice tone="error" title={t('notSaved')}>
            {update.error.message}
          </Notice>
        </div>
      )}
    </Dialog>
  );
}
