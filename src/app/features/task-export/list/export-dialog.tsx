import { useId, useState } from 'react';
import { problemWords } from '#app/entities/problem/problem-words.ts';
import { formatCount, formatNumberOf } from '#app/lib/format.ts';
import { Button } from '#app/components/button.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { Notice } from '#app/components/notice.tsx';
import { Segmented } from '#app/components/segmented.tsx';
import { Progress } from '#app/components/progress.tsx';
import type { ExportSource } from '#app/entities/task/export-button-props.ts';
import { countOf, useExport } from './use-export.ts';
import type { ExportFormat } from './write-tasks.ts';

const FORMATS = [
  { value: 'csv', label: 'CSV' },
  { value: 'json', label: 'JSON' },
] as const;

const ABOUT: Readonly<Record<ExportFormat, string>> = {
  csv: 'One line a task, columns named as the API names them. A text that a spreadsheet would run as a formula gets an apostrophe in front.',
  json: 'One array, each task as the API tells it.',
};

const WHICH: Readonly<Record<ExportSource['kind'], string>> = {
  selected: 'The tasks that are selected.',
  listed: 'The tasks that are listed, in their order.',
  filter: 'All tasks that fit the list as it is filtered, in its order.',
};

export type ExportDialogProps = { source: ExportSource; onClose: () => void };

export function ExportDialog({ source, onClose }: ExportDialogProps) {
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [withBom, setWithBom] = useState(true);
  const aboutId = useId();
  const count = countOf(source);
  const { written, problem, start, cancel } = useExport(source, onClose);
  const extraColumns =
    source.kind === 'filter'
      ? { withMatch: source.filter.q !== undefined, withMatchingTurns: source.filter.of === 'turns' }
      : {
          withMatch: source.tasks.some(({ match }) => match),
          withMatchingTurns: source.tasks.some(({ fitting }) => fitting),
        };
  const isRunning = written !== undefined;
  const what = count === undefined ? 'Export tasks' : `Export ${formatNumberOf(count, 'task')}`;
  const progressText =
    count === undefined
      ? formatNumberOf(written ?? 0, 'task')
      : `${formatCount(written ?? 0)} of ${formatCount(count)}`;

  return (
    <Dialog
      title={what}
      onClose={onClose}
      actions={
        isRunning ? (
          <Button onClick={cancel}>Cancel</Button>
        ) : (
          <>
            <Button onClick={onClose}>Close</Button>
            <Button look="primary" onClick={() => start({ format, withBom, ...extraColumns })}>
              Save file
            </Button>
          </>
        )
      }
    >
      {problem !== null && (
        <div className="pb-3">
          <Notice tone="error" title="The export stopped. Nothing was saved.">
            {problemWords(problem, 'taskList').advice}
          </Notice>
        </div>
      )}
      {isRunning ? (
        <div className="flex items-center gap-3 py-2 text-sm text-ink-2">
          <Progress
            label="Exporting"
            done={written}
            of={count}
            words={progressText}
            className="flex-1 bg-raised text-accent"
          />
          <span className="figures shrink-0 text-xs">{progressText}</span>
        </div>
      ) : (
        <>
          <p className="pb-3 text-sm text-ink-2">{WHICH[source.kind]}</p>
          <Segmented label="Format" options={FORMATS} value={format} onChange={setFormat} describedBy={aboutId} />
          <p id={aboutId} className="mt-2 text-xs text-ink-2">
            {ABOUT[format]}
          </p>
          {format === 'csv' && (
            <label className="mt-3 flex items-start gap-2.5 text-sm">
              <input
                type="checkbox"
                checked={withBom}
                onChange={({ target }) => setWithBom(target.checked)}
                className="mt-0.5 size-4 shrink-0 accent-accent"
              />
              <span>
                For Excel
                <span className="block text-xs text-ink-2">
                  Begins with a byte order mark, without which Excel takes UTF-8 for another encoding. Leave it out for
                  programs that read the first column’s name with it.
                </span>
              </span>
            </label>
          )}
        </>
      )}
    </Dialog>
  );
}
