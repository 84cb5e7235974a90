import { ArrowUpToLine, Columns2, Ellipsis, MessageSquarePlus, PencilLine, RotateCcw } from 'lucide-react';
import { Suspense } from 'react';
import { useNavigate } from 'react-router';
import type { UnknownPart } from '#contract/task-event.ts';
import { isDataUrl } from '#app/entities/file/data-url.ts';
import { fileName } from '#app/entities/file/file-name.ts';
import { sourceTitle } from '#app/entities/file/source-title.ts';
import { TaskStatus } from '#app/entities/task/task-status.tsx';
import { formatCount, formatTokens, formatTurn } from '#app/lib/format.ts';
import { jsonText } from '#app/lib/json-text.ts';
import type { Action } from '#app/components/action.ts';
import { Button } from '#app/components/button.tsx';
import { CopyButton } from '#app/components/copy-button.tsx';
import { lazyPart } from '#app/components/lazy-part.tsx';
import { JsonTree } from '#app/components/json-tree.tsx';
import { Menu } from '#app/components/menu.tsx';
import { Notice } from '#app/components/notice.tsx';
import { pathInside } from '#app/components/reveal.ts';
import { markIn } from '#app/markdown/citations.ts';
import { t } from '#app/messages/conversation.ts';
import { formatList } from '#app/messages/format-list.ts';
import { t as tTask } from '#app/messages/task.ts';
import { t as tTurn } from '#app/messages/turn.ts';
import { paths } from '#app/paths.ts';
import { FileList } from '../parts/file-list.tsx';
import { SourceList } from '../parts/source-list.tsx';
import { TurnDuration } from '../parts/turn-duration.tsx';
import { turnFigures, type TurnFigures } from '../turn-figures.ts';
import { describeOutcome } from '../turn-outcome.ts';
import { answerText, outputFiles, type TurnView } from '../turn-view.ts';
import type { TranscriptItem } from '#app/streaming/transcript/transcript-items.ts';
import { transcriptText } from '#app/streaming/transcript/transcript.ts';
import { jsonTexts } from './json-texts.ts';
import { rowPath, type RowBase, type RowKind, type RowProps } from './row-kind.ts';

export type FooterRow = RowBase & { readonly kind: 'footer'; readonly view: TurnView };

const TurnLimits = lazyPart(
  async () => (await import('../parts/turn-limits.tsx')).TurnLimits,
  () => null,
);

export const FOOTER_HEIGHT = 64;

export const footerKind: RowKind<FooterRow> = {
  View,
  estimateHeight: () => FOOTER_HEIGHT,
  *searchTexts(row) {
    const { turn, transcript } = row.view;
    const path = rowPath(row);
    const [sources, files] = [pathInside(path, 'sources'), pathInside(path, 'files')];
    for (const [i, source] of transcript.sources.entries()) {
      yield { path: pathInside(sources, i), text: sourceTitle(source) };
    }
    for (const [i, file] of outputFiles(row.view).entries()) yield { path: pathInside(files, i), text: fileName(file) };
    if (turn.structuredOutput != null) yield* jsonTexts(turn.structuredOutput, pathInside(path, 'structured'));
    const message = outcomeOf(row.view)?.message;
    if (message !== undefined) yield* jsonTexts(message, pathInside(path, 'error'));
  },
  copyText({ view }) {
    const { turn } = view;
    const text = transcriptText(view.transcript);
    const sources = view.transcript.sources.map((source, i) => {
      const { title, url } = source;
      const address = url === undefined || isDataUrl(url) ? undefined : url;
      return [`[${markIn(text, source, i)}]`, title, address].filter(Boolean).join(' ');
    });
    const files = outputFiles(view).map(fileName);
    const outcome = outcomeOf(view);
    return [
      sources.length > 0 && [t('copy.sources'), ...sources].join('\n'),
      files.length > 0 && t('copy.files', { names: formatList(files) }),
      turn.structuredOutput != null && `${t('copy.structuredOutput')}\n${jsonText(turn.structuredOutput, 2)}`,
      outcome?.title,
      outcome?.message,
      outcome?.detail,
    ]
      .filter(Boolean)
      .join('\n\n');
  },
  hasSameText: ({ view: a }, { view: b }) =>
    a.transcript.files === b.transcript.files &&
    a.transcript.sources === b.transcript.sources &&
    a.turn.files === b.turn.files &&
    a.turn.structuredOutput === b.turn.structuredOutput &&
    a.turn.error === b.turn.error &&
    a.growing === b.growing,
};

export function footerRow(view: TurnView): FooterRow {
  const { seq } = view.turn;
  return { key: `${seq}:footer`, seq, kind: 'footer', view };
}

function outcomeOf(view: TurnView) {
  return view.growing ? undefined : describeOutcome(view);
}

function View({ row, connection, selected, onSelect, onSendAgain }: RowProps<FooterRow>) {
  const { view } = row;
  const path = rowPath(row);
  const { turn, transcript, growing } = view;
  const figures = turnFigures(view);
  const tokens = tokensOf(figures);
  const outcome = outcomeOf(view);
  const again = useRunAgain(view);
  const compare = useCompareWithPrevious(view);
  return (
    <div className="pt-1 pb-6">
      <SourceList sources={transcript.sources} connection={connection} path={pathInside(path, 'sources')} />
      <FileList files={outputFiles(view)} connection={connection} path={pathInside(path, 'files')} />
      {turn.structuredOutput != null && (
        <section aria-label={tTurn('structuredOutput')} className="my-3">
          <h3 className="mb-1 text-xs text-ink-3">{tTurn('structuredOutput')}</h3>
          <JsonTree
            value={turn.structuredOutput}
            label={tTurn('structuredOutput')}
            path={pathInside(path, 'structured')}
          />
        </section>
      )}
      <UnknownParts parts={transcript.unknown} />
      {outcome && (
        <div className="my-3">
          <Notice
            tone={outcome.tone}
            title={outcome.title}
            actions={
              <>
                {onSendAgain && (
                  <Button size="small" onClick={() => onSendAgain(view)}>
                    <RotateCcw size={13} aria-hidden />
                    {t('sendAgain')}
                  </Button>
                )}
                {again.map(
                  ({ id, label, icon: Icon, perform }) =>
                    id !== 'new-task-from-here' && (
                      <Button key={id} size="small" onClick={perform}>
                        {Icon && <Icon size={13} aria-hidden />}
                        <span>{label}</span>
                      </Button>
                    ),
                )}
              </>
            }
          >
            {outcome.message !== undefined && (
              <JsonTree value={outcome.message} label={tTurn('error')} tone="error" path={pathInside(path, 'error')} />
            )}
            <span>{outcome.detail}</span>
          </Notice>
        </div>
      )}
      <div
        className={`flex items-start justify-between gap-x-3 border-t pt-1.5 text-xs text-ink-3 ${selected ? 'border-accent' : 'border-line'}`}
      >
        <button
          type="button"
          aria-pressed={selected}
          aria-label={t('detailsOf', { turn: formatTurn(turn.seq) })}
          className="figures flex min-h-7 min-w-0 flex-wrap items-center gap-x-3 rounded-sm text-left hover:text-ink"
          onClick={() => onSelect(row.seq)}
        >
          <span>{`#${formatTurn(turn.seq)}`}</span>
          <TaskStatus status={turn.status} />
          <TurnDuration view={view} />
          {growing && transcript.usage && (
            <Suspense>
              <TurnLimits usage={transcript.usage} isTimed={transcript.items.every(hasNotAsked)} />
            </Suspense>
          )}
          {tokens !== undefined && <span>{tTurn('tokens', { tokens })}</span>}
          {(!growing || figures.credits > 0) && <span>{tTask('credits', { count: figures.credits })}</span>}
        </button>
        {!growing && (
          <span className="flex shrink-0">
            <CopyButton label={t('copyAnswer')} text={() => answerText(view)} />
            <Menu
              label={t('actionsOf', { turn: formatTurn(turn.seq) })}
              look="quiet"
              size="small-icon"
              actions={[...again, ...compare]}
            >
              <Ellipsis size={14} aria-hidden />
            </Menu>
          </span>
        )}
      </div>
    </div>
  );
}

function hasNotAsked(item: TranscriptItem): boolean {
  return item.kind !== 'tool' || item.approval === undefined;
}

/** Each begins a new task. */
function useRunAgain(view: TurnView): readonly Action[] {
  const navigate = useNavigate();
  const { taskId, seq, input, budget } = view.turn;
  const group = 'conversation';
  const again = (to: string) => () => void navigate(to);
  const actions: Action[] = [];
  if (input !== null) {
    actions.push({
      id: 'edit-and-resend',
      label: tTurn('editAndResend'),
      icon: PencilLine,
      group,
      perform: again(paths.runAgain(taskId, seq)),
    });
  }
  if (input !== null && outcomeOf(view) !== undefined && budget !== 'high' && budget !== 'unlimited') {
    actions.push({
      id: 'resend-on-high',
      label: tTurn('resendOnHigh'),
      icon: ArrowUpToLine,
      group,
      perform: again(paths.runAgain(taskId, seq, 'high')),
    });
  }
  actions.push({
    id: 'new-task-from-here',
    label: tTurn('newTaskFromHere'),
    icon: MessageSquarePlus,
    group,
    perform: again(paths.newTaskFrom(taskId, seq)),
  });
  return actions;
}

function useCompareWithPrevious({ turn: { taskId, seq } }: TurnView): readonly Action[] {
  const navigate = useNavigate();
  if (seq === 0) return [];
  const turns = { before: { taskId, seq: seq - 1 }, after: { taskId, seq } };
  return [
    {
      id: 'compare-with-previous',
      label: tTurn('compareWithPrevious'),
      icon: Columns2,
      group: 'conversation',
      perform: () => void navigate(paths.compare(turns)),
    },
  ];
}

/** Undefined if there are none, as when a turn has just begun. */
function tokensOf(figures: TurnFigures): string | undefined {
  const { inputTokens, outputTokens } = figures;
  if (inputTokens + outputTokens === 0) return undefined;
  return inputTokens === 0 ? formatCount(outputTokens) : formatTokens(figures);
}

function UnknownParts({ parts }: { parts: readonly UnknownPart[] }) {
  if (parts.length === 0) return null;
  return (
    <details className="my-2 text-sm text-ink-3">
      <summary>{t('unknownEvents', { count: parts.length })}</summary>
      {parts.map((part, i) => (
        <div key={i} className="my-1">
          <p className="text-xs wrap-anywhere">{part.problem}</p>
          <JsonTree value={part.raw} label={part.problem} />
        </div>
      ))}
    </details>
  );
}
