import { ChevronRight, TriangleAlert, Wrench } from 'lucide-react';
import { memo, useState } from 'react';
import type { ToolItem } from '#app/streaming/transcript/transcript-items.ts';
import { formatDuration, formatNumber, formatNumberOf } from '#app/lib/format.ts';
import { classNames } from '#app/lib/class-names.ts';
import { describeInput } from '#app/streaming/transcript/describe-input.ts';
import { pathBeside, pathInside, useReveal } from '#app/components/reveal.ts';
import { pathOfRow } from '../path-of-row.ts';
import type { Row } from '../rows.ts';
import { ToolDetails } from './tool-details.tsx';

/** A run of tool calls: its number, how many failed or didn't finish, and its time, one line each beneath; each line opens to its input and output. */
export function ToolsRow({ row }: { row: Extract<Row, { kind: 'tools' }> }) {
  const { tools, growing } = row;
  const path = pathOfRow(row);
  const manyFolded = tools.length > 3 && !growing;
  const [folded, setFolded] = useState<boolean>();
  const isFolded = folded ?? manyFolded;
  useReveal(path, () => setFolded(false));
  const failed = tools.filter(({ state }) => state === 'failed').length;
  const unfinished = growing ? 0 : tools.filter(({ state }) => state === 'running').length;
  const total = tools.reduce((sum, { timing }) => sum + (timing?.durationMs ?? 0), 0);
  return (
    <section aria-label="Tool calls" className="my-1 border-l-2 border-line pl-3">
      <button
        type="button"
        aria-expanded={!isFolded}
        onClick={() => setFolded(!isFolded)}
        className="flex h-7 items-center gap-1.5 rounded-sm text-sm font-medium"
      >
        <ChevronRight size={14} aria-hidden className={classNames('transition-transform', !isFolded && 'rotate-90')} />
        <span>{formatNumberOf(tools.length, 'tool call')}</span>
        {failed > 0 && <span className="font-normal text-error">{`· ${formatNumber(failed)} failed`}</span>}
        {unfinished > 0 && (
          <span className="font-normal text-ink-3">{`· ${formatNumber(unfinished)} not finished`}</span>
        )}
        {total > 0 && <span className="figures text-xs font-normal text-ink-3">{formatDuration(total)}</span>}
      </button>
      {!isFolded && (
        <ul className="ml-5">
          {tools.map((tool) => (
            <ToolLine key={tool.id} tool={tool} growing={growing} path={pathInside(path, tool.id)} />
          ))}
        </ul>
      )}
    </section>
  );
}

const COLORS = { running: 'text-running', failed: 'text-error', 'not finished': 'text-ink-3' };

type ToolLineProps = { tool: ToolItem; growing: boolean; path: string };

/** A row that grows is rendered at every frame: its finished calls are not. */
const ToolLine = memo(function ToolLine({ tool, growing, path }: ToolLineProps) {
  const [open, setOpen] = useState(false);
  useReveal(path, () => setOpen(true));
  const state =
    tool.state === 'running' ? (growing ? 'running' : 'not finished') : tool.state === 'failed' ? 'failed' : undefined;
  return (
    <li>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="group flex min-h-7 w-full items-center gap-2 rounded-sm text-left text-sm"
      >
        {tool.state === 'failed' ? (
          <TriangleAlert size={13} aria-hidden className="shrink-0 text-error" />
        ) : (
          <Wrench size={13} aria-hidden className="shrink-0 text-ink-3" />
        )}
        <span
          data-said={pathBeside(path, 'name')}
          className="max-w-3/5 shrink-0 truncate text-ink-2 group-hover:text-ink"
        >
          {tool.name}
        </span>
        <span
          data-said={pathBeside(path, 'summary')}
          className="figures min-w-0 truncate text-xs text-ink-3 empty:hidden"
        >
          {describeInput(tool.input)}
        </span>
        {tool.timing && (
          <span className="figures shrink-0 text-xs text-ink-3">{`· ${formatDuration(tool.timing.durationMs)}`}</span>
        )}
        {state && <span className={classNames('shrink-0 text-xs', COLORS[state])}>{state}</span>}
      </button>
      {open && <ToolDetails tool={tool} path={path} />}
    </li>
  );
});
