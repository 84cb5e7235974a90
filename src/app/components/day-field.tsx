import { isDay } from '#app/lib/days.ts';
import { t } from '#app/messages/days.ts';
import { CommitOnBlurInput } from './commit-on-blur-input.tsx';

type DayFieldProps = {
  label: string;
  /** As `2026-11-03`, or empty. */
  value: string;
  onCommit: (day: string) => void;
};

/** A date as text, the same in every locale. */
export function DayField({ label, value, onCommit }: DayFieldProps) {
  function commit(text: string) {
    const day = text.trim();
    if (day !== '' && !isDay(day)) return t('notADay', { text: day });
    onCommit(day);
    return undefined;
  }
  return (
    <CommitOnBlurInput
      label={label}
      inputMode="numeric"
      placeholder={t('dayPlaceholder')}
      maxLength={10}
      autoComplete="off"
      className="tabular-nums"
      isComplete={isDay}
      value={value}
      onCommit={commit}
    />
  );
}
