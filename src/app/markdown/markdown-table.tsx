import type { Nodes, Table } from 'mdast';
import type { ReactNode } from 'react';
import { classNames } from '#app/lib/class-names.ts';
import type { Piece } from './cut-block.ts';

const FIGURE = /^[\s+\-−–(]*[€$£¥]?\s*\d[\d\s.,'’]*(?:\s*(?:%|[€$£¥]|[a-zA-Z²³/]{1,6}))?\)?\s*$/;

type MarkdownTableProps = {
  table: Table;
  cell: (nodes: readonly Nodes[]) => ReactNode;
  /** Which piece of a longer table it is: the first has the head, and all have the same columns. */
  piece: Piece | undefined;
};

/** A table as wide as it needs, scrolling by itself; figures right-aligned, also where the Markdown didn't say so. */
export function MarkdownTable({ table, cell, piece }: MarkdownTableProps) {
  const [head, ...rows] = table.children;
  const figures = (head?.children ?? []).map(
    (_, column) => rows.length > 0 && rows.every((row) => isFigure(row.children[column])),
  );
  const side = (column: number) => {
    const given = table.align?.[column];
    return given === 'right' || (given == null && figures[column] === true)
      ? 'text-right'
      : given === 'center'
        ? 'text-center'
        : 'text-left';
  };
  return (
    // A region that scrolls must be reachable by keyboard.
    <div className="my-3 overflow-x-auto" tabIndex={0} role="group" aria-label="Table">
      <table
        className={classNames(
          'w-full border-collapse text-sm leading-[1.35]',
          piece !== undefined && 'min-w-120 table-fixed',
        )}
      >
        {piece?.widths && (
          <colgroup>
            {piece.widths.map((width, column) => (
              <col key={column} style={{ width: `${width}%` }} />
            ))}
          </colgroup>
        )}
        {piece?.isFirst !== false && (
          <thead>
            <tr className="border-b border-edge">
              {head?.children.map((one, column) => (
                <th key={column} scope="col" className={`px-2.5 py-1.5 font-medium text-ink-2 ${side(column)}`}>
                  {cell(one.children)}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((row, i) => (
            <tr key={i} className="border-b border-line">
              {row.children.map((one, column) => (
                <td
                  key={column}
                  className={`px-2.5 py-1.5 align-top ${side(column)} ${figures[column] === true ? 'whitespace-nowrap tabular-nums' : ''}`}
                >
                  {cell(one.children)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function isFigure(node: Nodes | undefined): boolean {
  const text = node === undefined ? '' : textOf(node);
  return text.trim() === '' || FIGURE.test(text);
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
