import { useId, type ReactNode } from 'react';
import { classNames } from '#app/lib/class-names.ts';
import { t } from '#app/messages/workers.ts';

type TextFieldProps = {
  label: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
  /** In characters. Longer text is shown as too long, not cut. */
  limit: number;
  problem: string | undefined;
  hint?: ReactNode;
  /** In lines; one by default. */
  rows?: number;
  /** In a dialog. */
  takesFocus?: boolean;
};

export function TextField({
  label,
  name,
  value,
  onChange,
  limit,
  problem,
  hint,
  rows,
  takesFocus = false,
}: TextFieldProps) {
  const id = useId();
  const given = {
    id,
    name,
    dir: 'auto',
    ...(takesFocus && { 'data-initial-focus': true }),
    value,
    'aria-invalid': problem !== undefined,
    'aria-describedby': `${id}-note`,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
    className: classNames(
      'block w-full rounded border bg-surface px-2.5 py-1.5 text-base outline-offset-0',
      problem === undefined ? 'border-edge' : 'border-error',
    ),
  };
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {rows === undefined ? <input type="text" {...given} /> : <textarea rows={rows} {...given} />}
      <div className="flex min-h-4 justify-between gap-4 text-xs text-ink-3">
        <span id={`${id}-note`} className={problem === undefined ? '' : 'text-error'}>
          {problem ?? hint}
        </span>
        <span className={classNames('figures shrink-0', value.length > limit && 'text-error')}>
          {t('charactersOf', { count: value.length, limit })}
        </span>
      </div>
    </div>
  );
}
