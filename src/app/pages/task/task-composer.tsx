import type { Task } from '#contract/task.ts';
import { Composer } from '#app/features/composer/composer.tsx';
import { OutgoingTurns } from '#app/features/outbox/outgoing-turns.tsx';
import { ArchivedNote } from '#app/entities/task/archived-note.tsx';
import type { LiveTask } from '#app/streaming/live-task.ts';
import { useDrafts } from '#app/sending/outbox-provider.tsx';
import { useOutgoing } from '#app/sending/use-outgoing.ts';
import { t } from '#app/messages/task-page.ts';
import { ConnectionNote } from './connection-note.tsx';
import { NotifyLine } from './notify-line.tsx';

type TaskComposerProps = {
  task: Task;
  growing: boolean;
  /** Milliseconds since the epoch. */
  since: number | undefined;
  phase: LiveTask['phase'];
};

export function TaskComposer({ task, growing, since, phase }: TaskComposerProps) {
  const outgoing = useOutgoing(task.id);
  const drafts = useDrafts();
  const edit = (sendId: string) => void drafts.takeBack(task.id, sendId, { focus: true }).catch(reportError);
  return (
    // Aligns with the conversation's gutter.
    <div className="shrink-0 overflow-hidden pt-2 print:hidden [scrollbar-gutter:stable_both-edges]">
      <div className="mx-auto w-full max-w-conversation px-4 pb-3 sm:px-6">
        <ConnectionNote phase={phase} />
        {since !== undefined && <NotifyLine since={since} />}
        <OutgoingTurns turns={outgoing} onEdit={task.archivedAt == null ? edit : undefined} className="mb-3" />
        {task.archivedAt != null ? (
          <ArchivedNote task={task} at={task.archivedAt} />
        ) : (
          <Composer
            taskId={task.id}
            workerId={task.workerId}
            placeholder={t(growing ? 'followUpWhileRunning' : 'followUp')}
          />
        )}
      </div>
    </div>
  );
}
