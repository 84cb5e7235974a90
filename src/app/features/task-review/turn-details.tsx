import { Link } from 'react-router';
import { Code, Columns2, MessageSquareText, Rows3 } from 'lucide-react';
import { useState } from 'react';
import { isRunning, type Task, type Turn } from '#contract/task.ts';
import { incompleteReason } from '#app/entities/turn/incomplete-reason.ts';
import { paths } from '#app/paths.ts';
import { Button, buttonClass } from '#app/components/button.tsx';
import { JsonTree } from '#app/components/json-tree.tsx';
import { Notice } from '#app/components/notice.tsx';
import { CopyAsDialog } from '#app/entities/turn/copy-as-code/copy-as-dialog.tsx';
import { t } from '#app/messages/task-review.ts';
import { t as tTurn } from '#app/messages/turn.ts';
import { RecordedParts } from './parts/recorded-parts.tsx';
import { TurnWaterfall } from './timeline/turn-waterfall.tsx';
import { Section } from './section.tsx';
import { StepsSection } from './steps-section.tsx';
import { StructuredSection } from './structured-section.tsx';
import { TurnOutput } from './turn-output.tsx';
import { TurnSources } from './turn-sources.tsx';
import { WorkFiles } from './work-files.tsx';

export function TurnDetails({ turn, task, lastEnded }: { turn: Turn; task: Task; lastEnded: number }) {
  const [copying, setCopying] = useState(false);
  const [partsShown, setPartsShown] = useState(false);
  const shortfall = incompleteReason(turn);
  return (
    <div className="grid grid-cols-1 gap-5 pt-2 pr-2.5 pb-6 md:pl-[3.375rem]">
      {shortfall && (
        <div className="max-w-measure">
          <Notice tone={shortfall.tone} title={shortfall.title}>
            {shortfall.tone === 'warning' && <span>{shortfall.advice}</span>}
            {shortfall.tone === 'error' && shortfall.message !== undefined && (
              <JsonTree value={shortfall.message} label={tTurn('error')} tone="error" />
            )}
          </Notice>
        </div>
      )}
      <Section title={tTurn('input')} copy={{ label: tTurn('copyInput'), text: turn.input }}>
        <div className="max-w-measure">
          {turn.input ? (
            <p dir="auto" className="text-base break-words whitespace-pre-wrap">
              {turn.input}
            </p>
          ) : (
            <p className="text-sm text-ink-3">{tTurn('inputNotStored')}</p>
          )}
          <WorkFiles label={tTurn('attachedFiles')} files={turn.attachments ?? []} />
        </div>
      </Section>
      <Section title={t('timeline')}>
        <TurnWaterfall turn={turn} lastEnded={lastEnded} />
      </Section>
      {!isRunning(turn) && <StepsSection turn={turn} />}
      <Section title={tTurn('output')} copy={{ label: tTurn('copyOutput'), text: turn.outputText }}>
        <div className="max-w-measure">
          <TurnOutput turn={turn} />
          <WorkFiles label={t('filesWritten')} files={turn.files ?? []} />
        </div>
      </Section>
      {!isRunning(turn) && <StructuredSection turn={turn} task={task} />}
      <TurnSources sources={turn.sources ?? []} />
      {partsShown && (
        <Section title={t('rawEvents')}>
          <RecordedParts turn={turn} />
        </Section>
      )}
      <div className="flex flex-wrap gap-2">
        <Link to={paths.turn(task.id, turn.seq)} className={buttonClass({ size: 'small' })}>
          <MessageSquareText size={14} aria-hidden />
          {t('openInConversation')}
        </Link>
        <Link
          to={paths.compare({ after: { taskId: task.id, seq: turn.seq } })}
          className={buttonClass({ size: 'small' })}
        >
          <Columns2 size={14} aria-hidden />
          <span>{t('compare')}</span>
        </Link>
        <Button size="small" aria-expanded={partsShown} onClick={() => setPartsShown(!partsShown)}>
          <Rows3 size={14} aria-hidden />
          <span>{t(partsShown ? 'hideRawEvents' : 'rawEvents')}</span>
        </Button>
        {turn.input !== null && (
          <Button size="small" onClick={() => setCopying(true)}>
            <Code size={14} aria-hidden />
            {tTurn('copyAs')}
          </Button>
        )}
      </div>
      {copying && <CopyAsDialog turn={turn} workerId={task.workerId} onClose={() => setCopying(false)} />}
    </div>
  );
}
