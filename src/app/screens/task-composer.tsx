import type { Ref } from 'react';
import type { Task } from '#contract/task.ts';
import { Composer, type ComposerHandle } from '#app/features/composer/composer.tsx';
import type { LiveTask } from '#app/live/live-task.ts';
import { useSendTurn } from '#app/live/use-send-turn.ts';
import { Notice } from '#app/ui/notice.tsx';
import { ConnectionNote } from './connection-note.tsx';

type TaskComposerProps = {
  task: Task;
  /** The `seq` that the next turn will have. */
  nextSeq: number;
  growing: boolean;
  phase: LiveTask['phase'];
  ref: Ref<ComposerHandle>;
};

/** The foot of a conversation: where the next turn is written. */
export function TaskComposer({ task, nextSeq, growing, phase, ref }: TaskComposerProps) {
  const { send, upload } = useSendTurn();
  return (
    // The same gutter as the conversation's, so that both stand on one axis.
    <div className="shrink-0 overflow-hidden pt-2 [scrollbar-gutter:stable_both-edges]">
      <div className="mx-auto w-full max-w-measure px-4 pb-3 sm:px-6">
        <ConnectionNote phase={phase} />
        {task.archivedAt != null ? (
          <Notice tone="info" title="This task is archived.">
            Its turns and files are kept; it takes no new turn.
          </Notice>
        ) : (
          <Composer
            ref={ref}
            draftKey={task.id}
            placeholder={growing ? 'Write the next turn. It can go once this one has ended.' : 'Ask a follow-up.'}
            busyReason={growing ? 'The worker is still on this turn.' : undefined}
            upload={upload}
            onSend={async ({ input, budget, files }) => {
              await send({ input, budget, files, workerId: undefined, onto: { taskId: task.id, seq: nextSeq } });
            }}
          />
        )}
      </div>
    </div>
  );
}
