import { useQuery } from '@tanstack/react-query';
import { CornerDownRight, X } from 'lucide-react';
import type { TurnOrigin } from '#contract/task.ts';
import { Button } from '#app/components/button.tsx';
import { taskQuery } from '#app/data/tasks.ts';
import { OriginLink } from '#app/entities/task/origin-link.tsx';
import { filesAreUnknown } from '#app/entities/turn/files-unknown.ts';
import { t } from '#app/messages/composer.ts';
import { NEW_TASK } from '#app/sending/draft.ts';
import { useDraft, useDrafts } from '#app/sending/outbox-provider.tsx';

/** The turn that the new task runs again. */
export function DraftOrigin() {
  const { origin } = useDraft(NEW_TASK).draft;
  return origin && <Origin origin={origin} />;
}

function Origin({ origin }: { origin: TurnOrigin }) {
  const drafts = useDrafts();
  const { data: isWithoutFiles } = useQuery({
    ...taskQuery(origin.taskId),
    staleTime: Infinity,
    retry: false,
    select: ({ turns }) => filesAreUnknown(turns, origin.seq),
  });
  return (
    <div className="mb-2 flex min-h-7 flex-wrap items-center gap-x-1.5 text-xs text-ink-2">
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
      {isWithoutFiles === true && <p className="w-full text-pretty">{t('filesNotReturned')}</p>}
    </div>
  );
}
