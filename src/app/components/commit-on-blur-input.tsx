import { useId, useState, type InputHTMLAttributes } from 'react';
import { classNames } from '#app/lib/class-names.ts';

type CommitOnBlurInputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'> & {
  label: string;
  value: string;
  /** Returns an error message to reject the text. */
  onCommit: (value: string) => string | undefined | void;
  /** Commits at once if true, as for a picked date. */
  isComplete?: (value: string) => boolean;
};

/** Commits with Enter or on blur, so that half-typed numbers do not filter. */
export function CommitOnBlurInput({ label, value, onCommit, isComplete, className, ...rest }: CommitOnBlurInputProps) {
  const [state, setState] = useState({ text: value, value });
  const [rejection, setRejection] = useState<string>();
  const rejectionId = useId();
  if (state.value !== value) {
    setState({ text: value, value });
    setRejection(undefined);
  }
  const commit = () => {
    if (state.text === value) return;
    setState({ text: value, value });
    setRejection(onCommit(state.text) ?? undefined);
  };
  return (
    <label className="grid min-w-0 content-start gap-1 text-xs text-ink-2">
      <span>{label}</span>
      <input
        {...rest}
        aria-describedby={rejectionId}
        aria-invalid={rejection !== undefined}
        value={state.text}
        className={classNames(
          'h-8 w-full min-w-0 rounded border border-edge bg-surface px-2 text-sm text-ink',
          className,
        )}
        onChange={({ target: { value: text } }) => {
          setState({ text, value });
          setRejection(undefined);
          if (isComplete?.(text) === true) onCommit(text);
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
      <span id={rejectionId} role="status" className="text-error empty:hidden">
        {rejection}
      </span>
    </label>
  );
}
