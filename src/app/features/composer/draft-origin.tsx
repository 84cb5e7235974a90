import { CornerDownRight, X } from 'lucide-react';
import { Button } from '#app/components/button.tsx';
import { OriginLink } from '#app/entities/task/origin-link.tsx';
import { t } from '#app/messages/composer.ts';
import { NEW_TASK } from '#app/sending/draft.ts';
import { useDraft, useDrafts } from '#app/sending/outbox-provider.tsx';

/** The turn that the new task runs again. */
export function DraftOrigin() {
  const drafts = useDrafts();
  const { origin } = useDraft(NEW_TASK).draft;
  if (origin === undefined) return null;
  return (
    <div className="mb-2 flex min-h-7 items-center gap-1.5 text-xs text-ink-2">
      <CornerDownRight size={14} aria-hidden className="shrink-0 text-ink-3" />
      <span className="shrink-0">{t('startsFrom')}</span>
      <OriginLink origin={origin} />
      <Button
        look="quiet"
        size="small-icon"
        aria-label={t('removeOrigin')}
        onClick={() => drafts.edit(NEW_TASK, { origin: undefined })}
      >
        <X size={13} aria-hidden />
      </Button>
    </div>
  );
}
