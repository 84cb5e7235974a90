import { formatTurn } from '#app/lib/format.ts';
import type { Turn } from '#contract/task.ts';

type TurnPickerProps = {
  label: string;
  turns: readonly Turn[];
  value: number;
  onChange: (seq: number) => void;
};

const MAX_CHARS = 60;

export function TurnPicker({ label, turns, value, onChange }: TurnPickerProps) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(Number(event.target.value))}
      className="h-8 w-full min-w-0 rounded border border-edge bg-surface px-2 text-sm"
    >
      {turns.map(({ id, seq, input }) => (
        <option key={id} value={seq}>{`#${formatTurn(seq)} ${(input ?? '').slice(0, MAX_CHARS)}`}</option>
      ))}
    </select>
  );
}
