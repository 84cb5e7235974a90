import { createContext, useContext } from 'react';
import { useAfter } from '#app/lib/use-after.ts';
import { classNames } from '#app/lib/class-names.ts';
import { t } from '#app/messages/common.ts';
import type { Elements } from './elements.ts';

/** Size it with width and height classes. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={classNames('block rounded-sm bg-raised', className)} />;
}

const PATIENCE_MS = 150;

const EXPLAIN_MS = 3_000;

/** Why what is shown takes long, as a sentence; undefined if unknown. */
const WaitReason = createContext<string | undefined>(undefined);
export const WaitReasonProvider = WaitReason.Provider;

/**
 * Shows placeholders after 150 ms, so that quick responses do not flash. After 3 s, says what the page waits for.
 * `label`: such as "Loading tasks".
 */
export function Waiting({ label, children }: { label: string; children: Elements }) {
  const reason = useContext(WaitReason);
  const isLate = useAfter(PATIENCE_MS);
  const takesLong = useAfter(EXPLAIN_MS);
  return (
    <div role="status" aria-busy="true">
      <p className={takesLong ? 'mx-auto max-w-page py-2 text-sm text-ink-2' : 'sr-only'}>
        {takesLong
          ? t(reason === undefined ? 'stillWaiting' : 'waitingBecause', { what: label, reason: reason ?? '' })
          : label}
      </p>
      {isLate && children}
    </div>
  );
}
