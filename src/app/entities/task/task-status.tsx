import { statusTone } from './status-tone.ts';
import { StatusMark } from '#app/components/status-mark.tsx';

/** A task's or a turn's status, as the API says it. */
export function TaskStatus({ status }: { status: string }) {
  return <StatusMark tone={statusTone(status)} word={status} />;
}
