import { useId, type ReactNode } from 'react';
import { classNames } from '#app/lib/class-names.ts';

const sizes = { base: 'h-8 text-sm', small: 'h-7 text-xs' } as const;

const tones = {
  plain: 'has-checked:bg-accent-soft has-checked:text-ink',
  warning: 'has-checked:bg-aborted-soft has-checked:text-aborted',
} as const;

type SegmentedProps<T extends string> = {
  label: string;
  options: readonly { value: T; label: string; icon?: ReactNode; tone?: keyof typeof tones }[];
  value: T;
  onChange: (value: T) => void;
  size?: keyof typeof sizes;
  disabled?: boolean;
  describedBy?: string;
  /** Takes the focus when its dialog opens. */
  takesFocus?: boolean;
};

/** Radio buttons for a few visible options. */
export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const { label, options, value, onChange, size = 'small', disabled = false, describedBy, takesFocus = false } = props;
  const name = useId();
  return (
    <fieldset
      aria-describedby={describedBy}
      disabled={disabled}
      className={classNames(
        'inline-flex max-w-full min-w-0 shrink-0 divide-x divide-line overflow-x-auto overflow-y-hidden rounded border [scrollbar-width:none] border-edge bg-surface disabled:opacity-60',
        'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
        sizes[size],
      )}
    >
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={classNames(
            'relative inline-flex cursor-pointer items-center gap-1 px-2.5 whitespace-nowrap text-ink-2 max-sm:px-2 max-[22rem]:px-1.25 transition-colors select-none',
            'not-has-checked:hover:bg-raised hover:text-ink has-checked:font-medium has-disabled:cursor-not-allowed',
            tones[option.tone ?? 'plain'],
          )}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            data-initial-focus={(takesFocus && option.value === value) || undefined}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 cursor-[inherit] appearance-none outline-none"
          />
          {option.icon}
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
