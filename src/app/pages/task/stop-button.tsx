import { Plug, Square, Unplug } from 'lucide-react';
import { useState } from 'react';
import { ApiProblem } from '#contract/api-problem.ts';
import { abortTask } from '#app/data/abort-task.ts';
import { useCapability } from '#app/data/capabilities.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';
import type { LiveTask } from '#app/streaming/live-task.ts';
import { useTaskStreams } from '#app/streaming/live-tasks.tsx';
import type { Action } from '#app/components/action.ts';
import { useActions } from '#app/components/action-registry.tsx';
import { ActionButton } from '#app/components/action-button.tsx';
import { showToast } from '#app/components/toasts.tsx';
import { t } from '#app/messages/task-page.ts';

type StopButtonProps = { record: TaskAndTurns; phase: LiveTask['phase'] };

const group = 'task';

/** If the API can't stop a turn, this stops reading the stream, and says what that means. */
export function StopButton({ record, phase }: StopButtonProps) {
  const taskId = record.task.id;
  const streams = useTaskStreams();
  const [stopping, setStopping] = useState(false);

  async function stop() {
    setStopping(true);
    try {
      await abortTask(taskId);
    } catch (error) {
      setStopping(false);
      // It ended by itself in the meantime.
      if (error instanceof ApiProblem && error.status === 409) return;
      const why = error instanceof Error ? error.message : String(error);
      showToast({ id: `stop-${taskId}`, text: t('notStopped', { reason: why }) });
    }
  }

  const canStop = useCapability('abortTask') === 'yes';
  const detached = phase === 'detached';
  const action: Action = canStop
    ? {
        id: 'stop',
        label: t(stopping ? 'stopping' : 'stop'),
        icon: Square,
        group,
        disabled: stopping ? t('alreadyStopping') : undefined,
        perform: () => void stop(),
      }
    : {
        id: 'follow',
        label: t(detached ? 'resumeWatching' : 'stopWatching'),
        icon: detached ? Plug : Unplug,
        group,
        perform: () => (detached ? streams.attach(record) : streams.detach(taskId)),
      };
  useActions([action]);
  const meaning = canStop ? undefined : t('cannotStop');
  // Unlike Stop, watching or not changes nothing for the worker.
  return <ActionButton action={action} explanation={meaning} look={canStop ? 'plain' : 'quiet'} />;
}
