import { useState, type ReactNode } from 'react';
import { formatCount } from '#app/lib/format.ts';
import { ShowMore } from '#app/components/show-more.tsx';

/** As many rows at a time: thousands at once would keep the reader waiting. */
const AT_ONCE = 200;

/** The rows of a dialog, the first of them; more when asked. */
export function NamedRows<T extends { id: string }>({
  rows,
  children,
}: {
  rows: readonly T[];
  children: (row: T) => ReactNode;
}) {
  const [shown, setShown] = useState(AT_ONCE);
  return (
    <>
      <ul className="max-h-[50vh] overflow-y-auto rounded-lg border border-line">
        {rows.slice(0, shown).map((row) => (
          <li key={row.id} className="border-b border-line last:border-b-0">
            {children(row)}
          </li>
        ))}
      </ul>
      {rows.length > shown && (
        <p className="mt-2 flex items-center gap-2 text-xs text-ink-2">
          <span>{`${formatCount(shown)} of ${formatCount(rows.length)}`}</span>
          <ShowMore onShow={() => setShown(shown + AT_ONCE)}>Show more</ShowMore>
        </p>
      )}
    </>
  );
}
