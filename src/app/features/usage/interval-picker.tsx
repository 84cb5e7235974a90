import type { UsageInterval } from '#contract/usage.ts';
import { Segmented } from '#app/components/segmented.tsx';
import { t } from '#app/messages/usage.ts';

export type IntervalPickerProps = {
  interval: UsageInterval;
  intervals: readonly UsageInterval[];
  onChange: (interval: UsageInterval) => void;
};

/** Renders nothing if there is no choice. */
export function IntervalPicker({ interval, intervals, onChange }: IntervalPickerProps) {
  if (intervals.length < 2) return null;
  const options = intervals.map((value) => ({ value, label: t(`interval.${value}`) }));
  return <Segmented label={t('interval')} options={options} value={interval} onChange={onChange} />;
}
