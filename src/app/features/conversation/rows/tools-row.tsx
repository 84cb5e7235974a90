import {
  Calculator,
  ChevronRight,
  FileText,
  Globe,
  PenLine,
  Search,
  Table2,
  TriangleAlert,
  Wrench,
  type LucideIcon,
} from 'lucide-react';
import { memo, Suspense, useState } from 'react';
import type { Turn } from '#contract/task.ts';
import { describeInput } from '#app/streaming/transcript/describe-input.ts';
import type { ToolItem } from '#app/streaming/transcript/transcript-items.ts';
import { classNames } from '#app/lib/class-names.ts';
import { formatDuration } from '#app/lib/format.ts';
import { lazyPart } from '#app/components/lazy-part.tsx';
import { NotLoadedNotice } from '#app/components/not-loaded-notice.tsx';
import { pathBeside, pathInside, useReveal } from '#app/components/reveal.ts';
import { t } from '#app/messages/conversation.ts';
import { t as tTurn } from '#app/messages/turn.ts';
import { toolKind, type ToolKind } from '../parts/tool-kind.ts';
import { answerTo } from './answer-to.ts';
import { jsonTexts } from './json-texts.ts';
import { rowPath, type RowBase, type RowKind, type RowProps, type SearchText } from './row-kind.ts';

const ApprovalQuestion = lazyPart(
  async () => (await import('./approval-question.tsx')).ApprovalQuestion,
  NotLoadedNotice,
);

/** Consecutive tool calls. `growing`: their turn is running. */
export type ToolsRow = RowBase & {
  readonly kind: 'tools';
  readonly taskId: string;
  readonly tools: readonly ToolItem[];
  readonly growing: boolean;
};

export const toolsKind: RowKind<ToolsRow> = {
  View,
  estimateHeight: () => 40,
  *searchTexts(row) {
    for (const tool of row.tools) yield* toolTexts(tool, pathInside(rowPath(row), tool.id));
  },
  copyText: ({ tools }) =>
    tools.map(({ name, input }) => `- ${[name, describeInput(input)].filter(Boolean).join(': ')}`).join('\n'),
  hasSameText: (a, b) => a.tools.length === b.tools.length && a.tools.every((tool, i) => tool === b.tools[i]),
};

export function toolsRow({ taskId, seq }: Pick<Turn, 'taskId' | 'seq'>, tool: ToolItem, growing: boolean): ToolsRow {
  return { key: `${seq}:tools:${tool.id}`, seq, kind: 'tools', taskId, tools: [tool], growing };
}

function* toolTexts(tool: ToolItem, path: string): Generator<SearchText> {
  yield { path: pathBeside(path, 'name'), text: tool.name };
  yield { path: pathBeside(path, 'summary'), text: describeInput(tool.input) };
  if (tool.input !== undefined) yield* jsonTexts(tool.input, pathInside(path, 'input'));
  const answer = answerTo(tool.approval);
  if (answer !== undefined) yield* jsonTexts(answer, pathInside(path, 'approval'));
  if (tool.errorText !== undefined) yield* jsonTexts(tool.errorText, pathInside(path, 'error'));
  if (tool.output !== undefined) yield* jsonTexts(tool.output, pathInside(path, 'output'));
}

function View({ row, workerName }: RowProps<ToolsRow>) {
  const { tools, growing, taskId } = row;
  const path = rowPath(row);
  const isLong = tools.length > 3 && !growing;
  const [collapsed, setCollapsed] = useState<boolean>();
  // At most one: tools run one after the other.
  const asked = growing ? tools.find(waitsForAnswer)?.approval : undefined;
  const isCollapsed = collapsed ?? isLong;
  useReveal(path, () => setCollapsed(false));
  const failed = tools.filter(({ state }) => state === 'failed').length;
  const unfinished = growing ? 0 : tools.filter(({ state }) => state === 'running').length;
  const total = tools.reduce((sum, { timing }) => sum + (timing?.durationMs ?? 0), 0);
  return (
    <section aria-label={tTurn('toolCalls')} className="my-1 border-l-2 border-line pl-3">
      <button
        type="button"
        aria-expanded={!isCollapsed}
        onClick={() => setCollapsed(!isCollapsed)}
        className="flex h-7 items-center gap-1.5 rounded-sm text-sm font-medium"
      >
        <ChevronRight
          size={14}
          aria-hidden
          className={classNames('transition-transform', !isCollapsed && 'rotate-90')}
        />
        <span>{tTurn('toolCallCount', { count: tools.length })}</span>
        {failed > 0 && <span className="font-normal text-error">{`· ${t('failedCount', { count: failed })}`}</span>}
        {unfinished > 0 && (
          <span className="font-normal text-ink-3">{`· ${t('unfinishedCount', { count: unfinished })}`}</span>
        )}
        {total > 0 && <span className="figures text-xs font-normal text-ink-3">{formatDuration(total)}</span>}
      </button>
      {!isCollapsed && (
        <ul className="ml-5">
          {tools.map((tool) => (
            <ToolLine key={tool.id} tool={tool} growing={growing} path={pathInside(path, tool.id)} />
          ))}
        </ul>
      )}
      {asked && (
        <Suspense>
          <ApprovalQuestion key={asked.id} approval={asked} taskId={taskId} workerName={workerName} />
        </Suspense>
      )}
    </section>
  );
}

function waitsForAnswer({ state, approval }: ToolItem): boolean {
  return state === 'running' && approval?.state === 'waiting';
}

const ToolCallDetails = lazyPart(
  async () => (await import('./tool-call-details.tsx')).ToolCallDetails,
  NotLoadedNotice,
);

const ICONS: Record<ToolKind, LucideIcon> = {
  web: Globe,
  table: Table2,
  calculate: Calculator,
  write: PenLine,
  search: Search,
  read: FileText,
  other: Wrench,
};

const COLORS = { running: 'text-running', failed: 'text-error', unfinished: 'text-ink-3' };

type ToolLineProps = { tool: ToolItem; growing: boolean; path: string };

/** Memoized because a growing row renders each frame. */
const ToolLine = memo(function ToolLine({ tool, growing, path }: ToolLineProps) {
  const [open, setOpen] = useState(false);
  const Icon = ICONS[toolKind(tool.name)];
  useReveal(path, () => setOpen(true));
  const state =
    tool.state === 'running' ? (growing ? 'running' : 'unfinished') : tool.state === 'failed' ? 'failed' : undefined;
  return (
    <li>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="group flex min-h-7 w-full items-center gap-2 rounded-sm text-left text-sm"
      >
        {tool.state === 'failed' ? (
          <TriangleAlert size={14} aria-hidden className="shrink-0 text-error" />
        ) : (
          <Icon size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-ink-3" />
        )}
        <span
          data-searchable={pathBeside(path, 'name')}
          className="max-w-3/5 shrink-0 truncate text-ink-2 group-hover:text-ink"
        >
          {tool.name}
        </span>
        <span
          data-searchable={pathBeside(path, 'summary')}
          className="figures min-w-0 truncate text-xs text-ink-3 empty:hidden"
        >
          {describeInput(tool.input)}
        </span>
        {tool.timing && (
          <span className="figures shrink-0 text-xs text-ink-3">{`· ${formatDuration(tool.timing.durationMs)}`}</span>
        )}
        {state && <span className={classNames('shrink-0 text-xs', COLORS[state])}>{tTurn(`toolState.${state}`)}</span>}
      </button>
      {open && (
        <Suspense>
          <ToolCallDetails tool={tool} path={path} />
        </Suspense>
      )}
    </li>
  );
});
