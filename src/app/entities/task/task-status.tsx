import { StatusMark } from '#app/components/status-mark.tsx';
import { t } from '#app/messages/task.ts';
import { statusTone, statusWord } from './task-words.ts';

type TaskStatusProps = {
  status: string;
  /** It waits for the operator's answer. */
  asks?: boolean;
  iconOnly?: boolean;
};

export function TaskStatus({ status, asks = false, iconOnly = false }: TaskStatusProps) {
  if (asks) return <StatusMark tone="asking" word={t('needsYou')} iconOnly={iconOnly} />;
  return <StatusMark tone={statusTone(status)} word={statusWord(status)} iconOnly={iconOnly} />;
}
