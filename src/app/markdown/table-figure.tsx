import { Download } from 'lucide-react';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { classNames } from '#app/lib/class-names.ts';
import { csvLine } from '#contract/csv.ts';
import { saveBlob } from '#app/lib/save-blob.ts';
import { Button } from '#app/ui/button.tsx';
import { CopyButton } from '#app/ui/copy-button.tsx';
import { directionOf } from './direction.ts';
import { htmlOf } from './html.ts';
import type { Definitions, TableBlock } from './nodes.ts';
import { parseInline, plainText } from './parse-inline.ts';
import { columnsOf, measureColumns } from './table-columns.ts';
import { tableRows, tabSeparated } from './text.ts';
import { scrollTogether } from './scroll-together.ts';

type TableFigureProps = {
  block: TableBlock;
  definitions: Definitions;
  renderCell: (content: string) => ReactNode;
};

/**
 * A table that scrolls sideways if it needs more room. Figures are right-aligned, also where the Markdown didn't say so.
 * Parts of one table have the same columns and scroll together.
 */
export function TableFigure({ block, definitions, renderCell }: TableFigureProps) {
  const { head, rows, part } = block;
  const columns = useMemo(() => block.columns ?? columnsOf(block), [block]);
  const widths = useMemo(() => (part === undefined ? undefined : measureColumns(columns, fontOf())), [part, columns]);
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (part === undefined || scroller.current === null) return undefined;
    return scrollTogether(scroller.current);
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
      {/* A region that scrolls must be reachable by keyboard. */}
      <div
        ref={scroller}
        className="overflow-x-auto"
        tabIndex={0}
        role="group"
        aria-label="Table"
        data-table-part={part === undefined ? undefined : part.isFirst ? 'first' : part.isLast ? 'last' : 'middle'}
      >
        <table
          dir={directionOf(block)}
          className={classNames('w-full border-collapse text-sm leading-[1.35]', widths && 'table-fixed')}
          style={widths && { minWidth: `${widths.reduce((sum, width) => sum + width, 0)}px` }}
        >
          {widths && (
            <colgroup>
              {widths.map((width, column) => (
                <col key={column} style={{ width: `${width}px` }} />
              ))}
            </colgroup>
          )}
          {part?.isFirst !== false && (
            <thead>
              <tr className="border-b border-edge">
                {head.cells.map((content, column) => (
                  <th
                    key={column}
                    scope="col"
                    dir="auto"
                    className={`px-2.5 py-1.5 align-bottom font-medium text-ink-2 ${sideOf(column)}`}
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
                    className={`px-2.5 py-1.5 align-top ${sideOf(column)} ${figuresClass(column)}`}
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

/** Copies or saves the whole table, also what is off screen. */
function TableTools({ block, definitions }: Pick<TableFigureProps, 'block' | 'definitions'>) {
  const whole = block.part?.whole?.type === 'table' ? block.part.whole : block;
  const inline = (content: string) => plainText(parseInline(content, definitions));
  return (
    <figcaption className="flex h-7 items-center justify-end text-xs text-ink-3">
      <CopyButton
        label="Copy table"
        text={() => tabSeparated(whole, inline)}
        html={() => htmlOf([whole], definitions)}
      />
      <Button
        look="quiet"
        size="small-icon"
        aria-label="Download CSV"
        title="Download CSV"
        onClick={() => {
          const lines = tableRows(whole, inline).map((cells) => csvLine(cells.map(asNumber)));
          // Spreadsheets take a text for UTF-8 by its mark.
          saveBlob(new Blob(['\uFEFF', ...lines], { type: 'text/csv' }), 'table.csv');
        }}
      >
        <Download size={14} aria-hidden />
      </Button>
    </figcaption>
  );
}

/** A cell that is a plain number is saved as one, so that one below zero isn't taken for a formula. */
function asNumber(cell: string): string | number {
  return String(Number(cell)) === cell ? Number(cell) : cell;
}

/** The font of a table's text. */
function fontOf(): string {
  return `600 13px ${getComputedStyle(document.body).fontFamily}`;
}
