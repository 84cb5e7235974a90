import type { UsageInterval } from '#contract/usage.ts';
import { Segmented } from '#app/components/segmented.tsx';

const WORDS: Readonly<Record<UsageInterval, string>> = { hour: 'Hours', day: 'Days', week: 'Weeks', month: 'Months' };

export type IntervalPickerProps = {
  interval: UsageInterval;
  /** Those that the time can be cut into. */
  intervals: readonly UsageInterval[];
  onChange: (interval: UsageInterval) => void;
};

/** Into what the time is cut; nothing where there is no choice. */
export function IntervalPicker({ interval, intervals, onChange }: IntervalPickerProps) {
  if (intervals.length < 2) return null;
  const options = intervals.map((value) => ({ value, label: WORDS[value] }));
  return <Segmented label="Interval" options={options} value={interval} onChange={onChange} />;
}
