import { taskTone } from '#app/data/task-tone.ts';
import { StatusMark } from '#app/ui/status-mark.tsx';

/** A task's or a turn's status, as the API says it. */
export function TaskStatus({ status }: { status: string }) {
  return <StatusMark tone={taskTone(status)} word={status} />;
}
