import { StatusMark } from '#app/components/status-mark.tsx';
import { statusTone, statusWord } from './task-words.ts';

export function TaskStatus({ status, iconOnly = false }: { status: string; iconOnly?: boolean }) {
  return <StatusMark tone={statusTone(status)} word={statusWord(status)} iconOnly={iconOnly} />;
}
