import type { Task } from '#contract/task.ts';
import { budgetWord, statusWord, triggerWord } from '#app/entities/task/task-words.ts';
import { formatCount, formatDuration, formatTurn } from '#app/lib/format.ts';
import type { ReactNode } from 'react';
import type { Connection } from '#contract/connection.ts';
import { t } from '#app/messages/conversation.ts';
import { t as tTask } from '#app/messages/task.ts';
import { t as tTurn } from '#app/messages/turn.ts';
import { OutlineList } from './outline-list.tsx';
import { FileChip } from './parts/file-chip.tsx';
import { SourceList } from './parts/source-list.tsx';
import { TurnDuration } from './parts/turn-duration.tsx';
import { turnFigures } from './turn-figures.ts';
import { outputFiles, type TurnView } from './turn-view.ts';

type InspectorProps = {
  task: Task;
  connection: Pick<Connection, 'origin'>;
  views: readonly TurnView[];
  /** The selected one. */
  view: TurnView | undefined;
  /** `key`: of a row. */
  onGoTo: (key: string) => void;
  workerName: string;
  /** Includes a running turn. */
  credits: number;
};

export function TurnInspector({ task, connection, views, view, onGoTo, workerName, credits }: InspectorProps) {
  return (
    <div className="grid grid-cols-1 gap-6 px-4 py-4 text-sm">
      {view !== undefined && <TurnFigures view={view} />}
      <Facts title={tTask('task')}>
        <Fact name={tTask('worker')} value={workerName} />
        <Fact name={tTask('field.trigger')} value={triggerWord(task.triggeredBy)} figures />
        <Fact name={tTask('field.turns')} value={formatCount(task.totals.turnCount)} figures />
        <Fact name={tTask('field.duration')} value={formatDuration(task.totals.durationMs)} figures />
        <Fact name={tTask('field.credits')} value={formatCount(credits)} figures />
      </Facts>
      <OutlineList views={views} view={view} onGoTo={onGoTo} />
      {view !== undefined && <Material view={view} connection={connection} />}
    </div>
  );
}

function Material({
  view: { turn, transcript },
  connection,
}: {
  view: TurnView;
  connection: Pick<Connection, 'origin'>;
}) {
  const files = [...(turn.attachments ?? []), ...outputFiles({ turn, transcript })];
  return (
    <>
      <SourceList sources={transcript.sources} connection={connection} />
      {files.length > 0 && (
        <section aria-label={t('filesOfTurn')}>
          <h2 className="mb-1.5 text-xs text-ink-3">{tTurn('files')}</h2>
          <ul className="grid grid-cols-1 justify-items-start gap-1.5">
            {files.map((file, i) => (
              <li key={i} className="max-w-full">
                <FileChip file={file} among={files} connection={connection} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function TurnFigures({ view }: { view: TurnView }) {
  const figures = turnFigures(view);
  const { turn, transcript, provenance } = view;
  const toolCalls = transcript.items.filter((item) => item.kind === 'tool').length;
  return (
    <Facts title={tTurn('turn', { turn: formatTurn(turn.seq) })}>
      <Fact name={tTask('field.status')} value={statusWord(turn.status)} figures />
      {turn.budget != null && <Fact name={tTask('field.budget')} value={budgetWord(turn.budget)} figures />}
      <Fact name={tTask('field.duration')} value={<TurnDuration view={view} />} figures />
      <Fact name={tTurn('toolCalls')} value={formatCount(toolCalls)} figures />
      <Fact name={tTurn('tokensIn')} value={formatCount(figures.inputTokens)} figures />
      <Fact name={tTurn('tokensOut')} value={formatCount(figures.outputTokens)} figures />
      <Fact name={tTask('field.credits')} value={formatCount(figures.credits)} figures />
      {provenance !== undefined && <Fact name={t('received')} value={t(`received.${provenance}`)} />}
    </Facts>
  );
}

function Facts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-1.5 text-xs text-ink-3">{title}</h2>
      <dl className="grid grid-cols-1 gap-1">{children}</dl>
    </section>
  );
}

function Fact({ name, value, figures = false }: { name: string; value: ReactNode; figures?: boolean }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-ink-2">{name}</dt>
      <dd
        className={figures ? 'figures min-w-0 truncate' : 'min-w-0 truncate'}
        title={typeof value === 'string' ? value : undefined}
      >
        {value}
      </dd>
    </div>
  );
}
