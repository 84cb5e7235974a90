import { Download } from 'lucide-react';
import { useEffect, useMemo, useRef, useSyncExternalStore, type ReactNode } from 'react';
import { classNames } from '#app/lib/class-names.ts';
import { csvLine } from '#contract/csv.ts';
import { saveBlob } from '#app/lib/save-blob.ts';
import { Button } from '#app/components/button.tsx';
import { CopyButton } from '#app/components/copy-button.tsx';
import { t } from '#app/messages/markdown.ts';
import { directionOf } from './direction.ts';
import { htmlOf } from './html.ts';
import type { Definitions, TableBlock } from './nodes.ts';
import { parseInline, plainText } from './parse-inline.ts';
import { columnsOf, fitColumns, measureColumns, sum } from './table-columns.ts';
import { tableRows, tabSeparated } from './plain-text.ts';
import { syncTableScroll } from './sync-table-scroll.ts';

type TableFigureProps = {
  block: TableBlock;
  definitions: Definitions;
  renderCell: (content: string) => ReactNode;
};

/** Width of the text on paper, in pixels. */
const PAPER_WIDTH = 600;
/** With text of 10 instead of 13 px. */
const SMALL_PAPER_WIDTH = 1.3 * PAPER_WIDTH;
const BROKEN_ON_PAPER = 'print:px-1 print:wrap-anywhere print:whitespace-normal';

/** No column is narrower than its longest word, except on paper. Parts of a table share columns and scroll together. */
export function TableFigure({ block, definitions, renderCell }: TableFigureProps) {
  const { head, rows, part } = block;
  const columns = useMemo(() => block.columns ?? columnsOf(block), [block]);
  const fonts = useFonts();
  const widths = useMemo(() => measureColumns(columns, fonts), [columns, fonts]);
  const isPart = part !== undefined;
  // Parts need explicit widths, or each would be laid out by its own cells.
  const onScreen = isPart ? fitColumns(widths, Infinity) : undefined;
  const isWiderThanPaper = sum(widths.map(({ least }) => least)) > PAPER_WIDTH;
  const onPaper = fitColumns(widths, isWiderThanPaper ? SMALL_PAPER_WIDTH : PAPER_WIDTH);
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (part === undefined || scroller.current === null) return undefined;
    return syncTableScroll(scroller.current);
  }, [part]);
  const sideOf = (column: number) => {
    const given = block.align[column];
    const isFigures = columns[column]?.isFigures === true;
    const side = given ?? (isFigures ? 'right' : undefined);
    return classNames(
      side === 'right'
        ? 'text-right'
        : side === 'center'
          ? 'text-center'
          : side === 'left'
            ? 'text-left'
            : 'text-start',
    );
  };
  const figuresClass = (column: number) =>
    columns[column]?.isFigures === true ? 'whitespace-nowrap tabular-nums' : '';
  return (
    <figure className={classNames(part?.isFirst !== false && 'mt-2', part?.isLast !== false && 'mb-3')}>
      {part?.isFirst !== false && <TableTools block={block} definitions={definitions} />}
      <div
        ref={scroller}
        dir={directionOf(block)}
        className="overflow-x-auto scroll-shadows"
        tabIndex={0}
        role="group"
        aria-label={t('table')}
        data-table-part={part === undefined ? undefined : part.isFirst ? 'first' : part.isLast ? 'last' : 'middle'}
      >
        <table
          className={classNames(
            'w-full border-collapse text-sm leading-[1.35] print:min-w-0!',
            isPart && 'table-fixed',
            isWiderThanPaper && 'print:table-fixed print:text-[10px] print:[&_code]:text-[10px]',
          )}
          style={onScreen && { minWidth: `${sum(onScreen)}px` }}
        >
          {onScreen && <Columns widths={onScreen} className="print:hidden" />}
          {(isPart || isWiderThanPaper) && <Columns widths={onPaper} className="not-print:hidden" />}
          {part?.isFirst !== false && (
            <thead>
              <tr className="border-b border-edge">
                {head.cells.map((content, column) => (
                  <th
                    key={column}
                    scope="col"
                    dir="auto"
                    className={classNames(
                      'px-2.5 py-1.5 align-bottom font-medium text-ink-2',
                      isWiderThanPaper && `print:min-w-0! ${BROKEN_ON_PAPER}`,
                      sideOf(column),
                    )}
                    style={isPart ? undefined : { minWidth: `${widths[column]?.least ?? 0}px` }}
                  >
                    {renderCell(content)}
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {rows.map((row, i) => (
              <tr key={i} className="border-b border-line">
                {row.cells.map((content, column) => (
                  <td
                    key={column}
                    dir="auto"
                    className={classNames(
                      'px-2.5 py-1.5 align-top',
                      isWiderThanPaper && BROKEN_ON_PAPER,
                      sideOf(column),
                      figuresClass(column),
                    )}
                  >
                    {renderCell(content)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

function TableTools({ block, definitions }: Pick<TableFigureProps, 'block' | 'definitions'>) {
  const whole = block.part?.whole?.type === 'table' ? block.part.whole : block;
  const inline = (content: string) => plainText(parseInline(content, definitions));
  return (
    <figcaption className="flex h-7 items-center justify-end text-xs text-ink-3 print:hidden">
      <CopyButton
        label={t('copyTable')}
        text={() => tabSeparated(whole, inline)}
        html={() => htmlOf([whole], definitions)}
      />
      <Button
        look="quiet"
        size="small-icon"
        aria-label={t('downloadCsv')}
        onClick={() => {
          const lines = tableRows(whole, inline).map((cells) => csvLine(cells.map(asNumber)));
          // Spreadsheets detect UTF-8 by its byte order mark.
          saveBlob(new Blob(['\uFEFF', ...lines], { type: 'text/csv' }), 'table.csv');
        }}
      >
        <Download size={14} aria-hidden />
      </Button>
    </figcaption>
  );
}

/** Keeps negative numbers from being escaped like formulas. */
function asNumber(cell: string): string | number {
  return String(Number(cell)) === cell ? Number(cell) : cell;
}

function Columns({ widths, className }: { widths: readonly number[]; className: string }) {
  const total = sum(widths);
  return (
    <colgroup className={className}>
      {widths.map((width, column) => (
        <col key={column} style={{ width: `${(width / total) * 100}%` }} />
      ))}
    </colgroup>
  );
}

/** Returns a new object when a font has loaded, since text widths change. */
function useFonts(): { readonly text: string; readonly code: string } {
  const loaded = useSyncExternalStore(whenFontsLoad, countLoadedFonts);
  return useMemo(() => {
    const { fontFamily } = getComputedStyle(document.body);
    return { loaded, text: `600 13px ${fontFamily}`, code: `600 13px ${CODE_FONT}` };
  }, [loaded]);
}

const CODE_FONT = '"JetBrains Mono", ui-monospace, monospace';

function whenFontsLoad(onLoad: () => void): () => void {
  document.fonts.addEventListener('loadingdone', onLoad);
  return () => document.fonts.removeEventListener('loadingdone', onLoad);
}

function countLoadedFonts(): number {
  return [...document.fonts].filter(({ status }) => status === 'loaded').length;
}
