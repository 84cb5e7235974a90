import { classNames } from '#app/lib/class-names.ts';

type ProgressProps = {
  label: string;
  done: number;
  /** Undefined while unknown. */
  of: number | undefined;
  /** For screen readers. */
  words: string;
  className?: string;
};

export function Progress({ label, done, of, words, className }: ProgressProps) {
  const share = of === undefined ? undefined : of > 0 ? Math.min(done / of, 1) : 1;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share && Math.round(share * 100)}
      aria-valuetext={words}
      className={classNames('h-1 min-w-8 overflow-hidden rounded-full', className)}
    >
      <div
        className="size-full origin-left bg-current transition-transform"
        style={{ transform: `scaleX(${share ?? 0})` }}
      />
    </div>
  );
}
