import { useState, type InputHTMLAttributes } from 'react';
import { classNames } from '#app/lib/class-names.ts';

type CommittedFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'> & {
  label: string;
  value: string;
  onCommit: (value: string) => void;
  /** What needs no such waiting, since nobody types it letter by letter. */
  isWhole?: (value: string) => boolean;
};

/** A labelled field that is taken with Enter, or as it is left: a figure half typed asks for nothing. */
export function CommittedField({ label, value, onCommit, isWhole, className, ...rest }: CommittedFieldProps) {
  const [state, setState] = useState({ text: value, value });
  if (state.value !== value) setState({ text: value, value });
  const commit = () => {
    if (state.text === value) return;
    // What is not taken gives way to what is in force.
    setState({ text: value, value });
    onCommit(state.text);
  };
  return (
    <label className="grid min-w-0 gap-1 text-xs text-ink-2">
      <span>{label}</span>
      <input
        {...rest}
        value={state.text}
        className={classNames(
          'h-8 w-full min-w-0 rounded border border-edge bg-surface px-2 text-sm text-ink',
          className,
        )}
        onChange={({ target: { value: text } }) => {
          setState({ text, value });
          if (isWhole?.(text) === true) onCommit(text);
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
    </label>
  );
}
