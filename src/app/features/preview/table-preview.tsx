import { ArrowDown, ArrowUp, Search } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { CopyButton } from '#app/components/copy-button.tsx';
import { ShowMore } from '#app/components/show-more.tsx';
import type { CitedLines } from '#app/entities/file/cited-lines.ts';
import { classNames } from '#app/lib/class-names.ts';
import { formatCount } from '#app/lib/format.ts';
import { t } from '#app/messages/preview.ts';
import { asTabSeparated, findRows, isNumericColumn, parseTable, sortRows, type Sorting } from './table-rows.ts';

const AT_A_TIME = 1_000;

type TablePreviewProps = { text: string; separator: ',' | '\t'; lines: CitedLines | undefined };

export function TablePreview({ text, separator, lines }: TablePreviewProps) {
  const table = useMemo(() => parseTable(text, separator), [text, separator]);
  const [words, setWords] = useState('');
  const [sorting, setSorting] = useState<Sorting>();
  const [shown, setShown] = useState(Math.max(AT_A_TIME, (lines?.to ?? 0) + 100));
  const wanted = useDeferredValue(words);
  const numeric = useMemo(() => table.head.map((_, column) => isNumericColumn(table.rows, column)), [table]);
  const rows = useMemo(() => {
    const found = findRows(table.rows, wanted);
    return sorting === undefined ? found : sortRows(found, sorting);
  }, [table, wanted, sorting]);
  const cited = useRef<HTMLTableRowElement>(null);
  useEffect(() => cited.current?.scrollIntoView({ block: 'center' }), []);
  const left = rows.length - shown;
  const total = table.rows.length;

  /** Ascending, descending, then as in the file. */
  function sortBy(column: number) {
    if (sorting?.column !== column) setSorting({ column, descending: false });
    else setSorting(sorting.descending ? undefined : { column, descending: true });
  }

  return (
    <>
      <div className="flex shrink-0 items-center gap-2 border-b border-line px-3 py-2 sm:px-4">
        <label className="relative flex min-w-0 flex-1 items-center sm:max-w-64">
          <Search size={14} aria-hidden className="pointer-events-none absolute left-2.5 text-ink-3" />
          <input
            type="search"
            value={words}
            aria-label={t('findRows')}
            placeholder={t('findRows')}
            className="h-8 w-full rounded border border-edge bg-surface pr-2 pl-8 text-sm"
            onChange={(event) => setWords(event.target.value)}
          />
        </label>
        <span role="status" className="shrink-0 text-xs text-ink-3">
          {rows.length === total ? t('rows', { count: total }) : t('rowsOf', { count: rows.length, total })}
        </span>
        <span className="ml-auto">
          <CopyButton label={t('copyRows')} text={() => asTabSeparated(table, rows)} />
        </span>
      </div>
      <div
        className="min-h-0 flex-1 overflow-auto"
        tabIndex={0}
        data-scrolls
        role="group"
        aria-label={t('rows', { count: total })}
      >
        <table className="min-w-full border-separate border-spacing-0 text-sm">
          <thead>
            <tr>
              <td className="sticky top-0 z-10 border-b border-edge bg-canvas" />
              {table.head.map((name, column) => (
                <th
                  key={column}
                  scope="col"
                  aria-sort={sorting?.column !== column ? 'none' : sorting.descending ? 'descending' : 'ascending'}
                  className="sticky top-0 z-10 border-b border-edge bg-canvas p-0 font-medium text-ink-2"
                >
                  <button
                    type="button"
                    className={classNames(
                      'flex w-full items-center gap-1 px-3 py-2 whitespace-nowrap hover:text-ink -outline-offset-2',
                      numeric[column] === true && 'justify-end',
                    )}
                    onClick={() => sortBy(column)}
                  >
                    <span>{name}</span>
                    {sorting?.column === column && <SortMark descending={sorting.descending} />}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map(({ cells, line }, i) => {
              const isCited = lines !== undefined && line !== undefined && line >= lines.from && line <= lines.to;
              return (
                <tr
                  key={i}
                  ref={isCited && line === lines.from ? cited : undefined}
                  aria-current={isCited || undefined}
                  className={isCited ? 'bg-accent-soft' : 'hover:bg-raised'}
                >
                  <td className="figures w-px border-b border-line px-3 py-1.5 text-right text-xs text-ink-3 select-none">
                    {line !== undefined && formatCount(line)}
                  </td>
                  {table.head.map((_, column) => (
                    <td
                      key={column}
                      dir="auto"
                      className={classNames(
                        'max-w-96 truncate border-b border-line px-3 py-1.5',
                        numeric[column] === true && 'text-right tabular-nums',
                      )}
                      title={cells[column]}
                    >
                      {cells[column]}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
        {left > 0 && (
          <ShowMore className="m-2" onShow={() => setShown(shown + AT_A_TIME)}>
            {t('showMoreRows', { count: Math.min(AT_A_TIME, left) })}
          </ShowMore>
        )}
      </div>
    </>
  );
}

function SortMark({ descending }: { descending: boolean }) {
  const Icon = descending ? ArrowDown : ArrowUp;
  return <Icon size={12} aria-hidden className="shrink-0" />;
}
