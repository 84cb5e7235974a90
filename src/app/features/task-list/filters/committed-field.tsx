import { useId, useState, type InputHTMLAttributes } from 'react';
import { classNames } from '#app/lib/class-names.ts';

type CommittedFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'> & {
  label: string;
  value: string;
  /** Takes what was typed, or returns why not. */
  onCommit: (value: string) => string | undefined | void;
  /** What needs no such waiting, since nobody types it letter by letter. */
  isWhole?: (value: string) => boolean;
};

/** A labelled field that is taken with Enter, or as it is left: a figure half typed asks for nothing. */
export function CommittedField({ label, value, onCommit, isWhole, className, ...rest }: CommittedFieldProps) {
  const [state, setState] = useState({ text: value, value });
  const [refusal, setRefusal] = useState<string>();
  const refusalId = useId();
  if (state.value !== value) {
    setState({ text: value, value });
    setRefusal(undefined);
  }
  const commit = () => {
    if (state.text === value) return;
    // What is not taken gives way to what is in force.
    setState({ text: value, value });
    setRefusal(onCommit(state.text) ?? undefined);
  };
  return (
    <label className="grid min-w-0 content-start gap-1 text-xs text-ink-2">
      <span>{label}</span>
      <input
        {...rest}
        aria-describedby={refusalId}
        aria-invalid={refusal !== undefined}
        value={state.text}
        className={classNames(
          'h-8 w-full min-w-0 rounded border border-edge bg-surface px-2 text-sm text-ink',
          className,
        )}
        onChange={({ target: { value: text } }) => {
          setState({ text, value });
          setRefusal(undefined);
          if (isWhole?.(text) === true) onCommit(text);
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
      <span id={refusalId} role="status" className="text-error empty:hidden">
        {refusal}
      </span>
    </label>
  );
}
