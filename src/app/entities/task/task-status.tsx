import { statusTone } from './status-tone.ts';
import { StatusMark } from '#app/components/status-mark.tsx';

export function TaskStatus({ status }: { status: string }) {
  return <StatusMark tone={statusTone(status)} word={status} />;
}
