import { useEffect, useState } from 'react';
import { classNames } from '#app/lib/class-names.ts';
import type { Elements } from './elements.ts';

/** Size it with width and height classes. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={classNames('block rounded-sm bg-raised', className)} />;
}

const PATIENCE_MS = 150;

/** Shows placeholders after 150 ms, so that quick responses do not flash. */
export function Waiting({ label, children }: { label: string; children: Elements }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-busy="true">
      <span className="sr-only">{label}</span>
      {late && children}
    </div>
  );
}
