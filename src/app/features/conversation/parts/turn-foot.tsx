import { RotateCcw } from 'lucide-react';
import type { Connection } from '#contract/connection.ts';
import { statusTone } from '#app/entities/task/status-tone.ts';
import { transcriptText } from '#app/streaming/transcript/transcript.ts';
import { formatCredits, formatTokens, formatNumber } from '#app/lib/format.ts';
import { Button } from '#app/components/button.tsx';
import { CopyButton } from '#app/components/copy-button.tsx';
import { JsonTree } from '#app/components/json-tree.tsx';
import { Notice } from '#app/components/notice.tsx';
import { pathInside } from '#app/components/reveal.ts';
import { StatusMark } from '#app/components/status-mark.tsx';
import { madeFiles } from '../made-files.ts';
import { outcomeWords } from '../outcome-words.ts';
import type { TurnView } from '../rows.ts';
import { turnFigures } from '../turn-figures.ts';
import { FileRows } from './file-rows.tsx';
import { SourceList } from './source-list.tsx';
import { TurnDuration } from './turn-duration.tsx';
import { UnknownParts } from './unknown-parts.tsx';

type TurnFootProps = {
  /** Where what can be folded in it is searched. */
  path: string;
  view: TurnView;
  connection: Pick<Connection, 'origin'>;
  selected: boolean;
  onSelect: () => void;
  onSendAgain: (() => void) | undefined;
};

/** What stands under a turn: what it made and used, how it ended, and its figures in one line. */
export function TurnFoot({ path, view, connection, selected, onSelect, onSendAgain }: TurnFootProps) {
  const { turn, transcript, growing, provenance } = view;
  const figures = turnFigures(view);
  const outcome = growing ? undefined : outcomeWords(view);
  return (
    <div className="pt-1 pb-6">
      <SourceList sources={transcript.sources} connection={connection} path={pathInside(path, 'sources')} />
      <FileRows files={madeFiles(view)} connection={connection} path={pathInside(path, 'files')} />
      {turn.structuredOutput != null && (
        <section aria-label="Structured output" className="my-3">
          <h3 className="mb-1 text-xs text-ink-3">Structured output</h3>
          <JsonTree value={turn.structuredOutput} label="Structured output" path={pathInside(path, 'structured')} />
        </section>
      )}
      <UnknownParts parts={transcript.unknown} />
      {outcome && (
        <div className="my-3">
          <Notice
            tone={outcome.tone}
            title={outcome.title}
            actions={
              onSendAgain && (
                <Button size="small" onClick={onSendAgain}>
                  <RotateCcw size={13} aria-hidden />
                  Send again
                </Button>
              )
            }
          >
            {outcome.message !== undefined && (
              <JsonTree value={outcome.message} label="Error" tone="error" path={pathInside(path, 'error')} />
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
          aria-label={`Turn ${turn.seq}, show its figures`}
          className="figures flex min-h-7 min-w-0 flex-wrap items-center gap-x-3 rounded-sm text-left hover:text-ink"
          onClick={onSelect}
        >
          <span>{`#${formatNumber(turn.seq)}`}</span>
          <StatusMark tone={statusTone(turn.status)} word={turn.status} />
          <TurnDuration view={view} />
          <span>{`${formatTokens(figures)} tokens`}</span>
          <span>{formatCredits(figures.credits)}</span>
          {provenance !== undefined && provenance !== 'live' && <span>{provenance}</span>}
        </button>
        <span className="shrink-0">
          {!growing && (
            <CopyButton
              label="Copy answer"
              text={() => (transcript.items.length > 0 ? transcriptText(transcript) : (turn.outputText ?? ''))}
            />
          )}
        </span>
      </div>
    </div>
  );
}
