import { Plug, Square, Unplug } from 'lucide-react';
import { useState } from 'react';
import { ApiProblem } from '#contract/api-problem.ts';
import { abortTask } from '#app/data/abort-task.ts';
import type { Connection } from '#contract/connection.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';
import type { LiveTask } from '#app/live/streams/live-task.ts';
import { useTaskStreams } from '#app/live/streams/live-tasks.tsx';
import { Button } from '#app/ui/button.tsx';
import { showToast } from '#app/ui/toasts.tsx';

type StopButtonProps = { record: TaskAndTurns; connection: Connection; phase: LiveTask['phase'] };

/** Stops the turn where the API can. Where it can't, only the reading can stop, and the button says what that means. */
export function StopButton({ record, connection, phase }: StopButtonProps) {
  const taskId = record.task.id;
  const streams = useTaskStreams();
  const [stopping, setStopping] = useState(false);

  if (connection.kind === 'hosted') {
    const detached = phase === 'detached';
    return (
      <Button
        title="This API can’t stop a turn: the worker goes on, and keeps spending."
        onClick={() => (detached ? streams.attach(record) : streams.detach(taskId))}
      >
        {detached ? <Plug size={14} aria-hidden /> : <Unplug size={14} aria-hidden />}
        {detached ? 'Follow again' : 'Detach'}
      </Button>
    );
  }

  async function stop() {
    setStopping(true);
    try {
      await abortTask(taskId);
    } catch (error) {
      setStopping(false);
      // It ended by itself in the meantime: what was asked for is so.
      if (error instanceof ApiProblem && error.status === 409) return;
      const why = error instanceof Error ? error.message : String(error);
      showToast({ id: `stop-${taskId}`, text: `The turn was not stopped. ${why}` });
    }
  }

  return (
    <Button disabled={stopping} onClick={() => void stop()}>
      <Square size={12} strokeWidth={2.5} aria-hidden />
      {stopping ? 'Stopping' : 'Stop'}
    </Button>
  );
}
