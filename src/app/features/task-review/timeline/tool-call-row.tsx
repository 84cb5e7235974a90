import { ChevronRight, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { isRunning, type Turn } from '#contract/task.ts';
import { classNames } from '#app/lib/class-names.ts';
import { formatDuration } from '#app/lib/format.ts';
import { t } from '#app/messages/task-review.ts';
import { t as tTurn } from '#app/messages/turn.ts';
import type { Bar } from './layout-spans.ts';
import { SpanBar } from './span-bar.tsx';
import { ToolCallValues } from './tool-call-values.tsx';
import { statusWithoutEnd, type ToolSpan } from './turn-spans.ts';
import { WATERFALL_ROW } from '../turn-columns.ts';

type ToolCallRowProps = { tool: ToolSpan; turn: Turn; place: Pick<Bar, 'left' | 'width'> };

export function ToolCallRow({ tool, turn, place }: ToolCallRowProps) {
  const [open, setOpen] = useState(false);
  const { name, summary, startMs, endMs, failed } = tool;
  const noEnd = statusWithoutEnd(tool, isRunning(turn));
  const bar: Bar = { key: tool.id, kind: failed ? 'failed' : 'tool', lane: 0, ...place };
  const Icon = failed ? TriangleAlert : ChevronRight;
  return (
    <li>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className={classNames(WATERFALL_ROW, 'min-h-7 w-full rounded-sm text-left text-sm hover:bg-raised/60')}
      >
        <span className="flex min-w-0 items-center gap-1.5">
          <Icon
            size={14}
            aria-hidden
            className={classNames('shrink-0', failed ? 'text-error' : 'text-ink-3', open && !failed && 'rotate-90')}
          />
          <span className="max-w-3/5 shrink-0 truncate">{name === '' ? t('unnamedTool') : name}</span>
          <span className="figures min-w-0 truncate text-xs text-ink-3">{summary}</span>
          {failed && <span className="shrink-0 text-xs text-error">{tTurn('toolState.failed')}</span>}
        </span>
        <span
          aria-hidden
          className="relative order-last col-span-full block h-2 rounded-sm bg-raised forced-color-adjust-none @min-[36rem]:order-none @min-[36rem]:col-span-1"
        >
          <SpanBar bar={bar} lanes={1} />
        </span>
        <span className="figures hidden text-right text-xs text-ink-3 @min-[36rem]:block">{`+${formatDuration(startMs)}`}</span>
        <span className="figures text-right text-xs text-ink-2">
          {endMs === undefined ? (
            <span className={noEnd === 'running' ? 'text-running' : 'text-aborted'}>
              {noEnd && tTurn(`toolState.${noEnd}`)}
            </span>
          ) : (
            formatDuration(endMs - startMs)
          )}
        </span>
      </button>
      {open && <ToolCallValues turn={turn} toolCallId={tool.id} />}
    </li>
  );
}
