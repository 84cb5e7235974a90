import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { connectionQuery } from '#app/data/connection.ts';
import { ExtensionMark } from '#app/entities/file/extension-mark.tsx';
import { fileHref } from '#app/entities/file/file-href.ts';
import { fileName } from '#app/entities/file/file-name.ts';
import { usePreview } from '#app/entities/file/preview.ts';
import { classNames } from '#app/lib/class-names.ts';
import { formatBytes } from '#app/lib/format.ts';
import { FoundLink } from '#app/components/found-link.tsx';
import { NamedValue } from '#app/components/named-value.tsx';
import { ShowMore } from '#app/components/show-more.tsx';
import { TextBox } from '#app/components/text-box.tsx';
import { t } from '#app/messages/tool.ts';
import { t as tTurn } from '#app/messages/turn.ts';
import type { Cell, Page, ToolResult } from './read-tool-result.ts';

type ToolCardProps = { sql: string | undefined; result: ToolResult };

const ROWS_AT_FIRST = 10;
const PAGES_AT_FIRST = 10;
const TEXT_AT_FIRST = 400;

export function ToolCard({ sql, result }: ToolCardProps) {
  return (
    <>
      {sql !== undefined && <NamedValue label={t('query')} value={sql} />}
      <Result result={result} />
    </>
  );
}

function Result({ result }: { result: ToolResult }) {
  switch (result.kind) {
    case 'table':
      return <TableResult {...result} />;
    case 'calculation':
      return (
        <p className="figures wrap-anywhere">
          <span className="text-ink-2">{`${result.expression} = `}</span>
          <span className="font-medium">{result.result}</span>
        </p>
      );
    case 'quotes':
      return <QuotesResult {...result} />;
    case 'pages':
      return <PagesResult pages={result.pages} />;
    case 'file':
      return <FileResult file={result} />;
    case 'text':
      return <TextBox text={result.text} label={tTurn('output')} />;
    default:
      return result satisfies never;
  }
}

function TableResult({ columns, rows, total }: Extract<ToolResult, { kind: 'table' }>) {
  const [shown, setShown] = useState(ROWS_AT_FIRST);
  const isNumeric = columns.map((_, i) => rows.every((row) => row[i] === null || typeof row[i] === 'number'));
  const side = (column: number) => (isNumeric[column] === true ? 'text-right tabular-nums' : 'text-start');
  return (
    <div className="min-w-0">
      <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={t('rows', { count: total })}>
        <table className="text-xs">
          <thead>
            <tr className="border-b border-edge text-ink-2">
              {columns.map((name, i) => (
                <th
                  key={i}
                  scope="col"
                  dir="auto"
                  className={classNames('py-1 pr-4 font-medium whitespace-nowrap', side(i))}
                >
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row, i) => (
              <tr key={i} className="border-b border-line">
                {columns.map((_, column) => (
                  <td key={column} dir="auto" className={classNames('max-w-80 truncate py-1 pr-4', side(column))}>
                    <CellText cell={row[column] ?? null} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="flex min-h-7 items-center gap-2 text-xs text-ink-3">
        <span>{rows.length < total ? t('firstRows', { count: rows.length, total }) : t('rows', { count: total })}</span>
        {shown < rows.length && (
          <ShowMore onShow={() => setShown(rows.length)}>{t('showMoreRows', { count: rows.length - shown })}</ShowMore>
        )}
      </p>
    </div>
  );
}

function CellText({ cell }: { cell: Cell }) {
  return cell === null ? <span className="text-ink-3">–</span> : <span title={String(cell)}>{String(cell)}</span>;
}

function QuotesResult({ quotes, total }: Extract<ToolResult, { kind: 'quotes' }>) {
  return (
    <div>
      <ul className="grid gap-1.5">
        {quotes.map(({ text, from, to }, i) => (
          <li key={i} className="flex gap-3">
            <span className="figures w-16 shrink-0 pt-px text-right text-xs text-ink-3">
              {from === to ? t('line', { line: from }) : t('lines', { from, to })}
            </span>
            <span dir="auto" className="min-w-0 wrap-anywhere">
              {text}
            </span>
          </li>
        ))}
      </ul>
      {quotes.length < total && (
        <p className="pt-1 text-xs text-ink-3">{t('firstQuotes', { count: quotes.length, total })}</p>
      )}
    </div>
  );
}

function PagesResult({ pages }: { pages: readonly Page[] }) {
  const [shown, setShown] = useState(PAGES_AT_FIRST);
  return (
    <div>
      <ul className="grid gap-2">
        {pages.slice(0, shown).map((page, i) => (
          <PageItem key={i} page={page} />
        ))}
      </ul>
      {shown < pages.length && (
        <ShowMore onShow={() => setShown(pages.length)}>{t('showAllPages', { count: pages.length })}</ShowMore>
      )}
    </div>
  );
}

function PageItem({ page: { url, title, text } }: { page: Page }) {
  const { data: connection } = useQuery(connectionQuery);
  const target = connection && fileHref(url, connection);
  const name = title === '' ? url : title;
  return (
    <li className="min-w-0">
      <p className="flex items-baseline gap-2">
        {target == null ? (
          <span className="truncate">{name}</span>
        ) : (
          <FoundLink to={target} dir="auto" className="truncate font-medium hover:underline" explanation={url}>
            {name}
          </FoundLink>
        )}
        <span className="shrink-0 text-xs text-ink-3">{URL.canParse(url) ? new URL(url).host : ''}</span>
      </p>
      <PageText text={text} />
    </li>
  );
}

function PageText({ text }: { text: string }) {
  const [all, setAll] = useState(false);
  if (text === '') return null;
  if (all) return <TextBox text={text} label={t('pageText')} />;
  const isCut = text.length > TEXT_AT_FIRST;
  return (
    <>
      <p dir="auto" className="line-clamp-4 text-ink-2 wrap-anywhere">
        {text.slice(0, TEXT_AT_FIRST)}
      </p>
      {isCut && <ShowMore onShow={() => setAll(true)}>{t('showPageText')}</ShowMore>}
    </>
  );
}

function FileResult({ file }: { file: Extract<ToolResult, { kind: 'file' }> }) {
  const { data: connection } = useQuery(connectionQuery);
  const onOpen = usePreview(file, { connection });
  const target = connection && fileHref(file.url, connection);
  const name = fileName(file);
  return (
    <p className="flex min-w-0 items-center gap-2">
      <ExtensionMark name={name} />
      {target == null ? (
        <span className="truncate">{name}</span>
      ) : (
        <FoundLink
          to={target}
          download={name}
          onOpen={onOpen}
          dir="auto"
          className="truncate font-medium underline decoration-edge underline-offset-2 hover:decoration-ink-3"
        >
          {name}
        </FoundLink>
      )}
      <span className="shrink-0 text-xs text-ink-3">{formatBytes(file.size)}</span>
    </p>
  );
}
