import { useId, useState } from 'react';
import { problemWords } from '#app/entities/problem/problem-words.ts';
import { Button } from '#app/components/button.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { Notice } from '#app/components/notice.tsx';
import { Segmented } from '#app/components/segmented.tsx';
import { Progress } from '#app/components/progress.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/task-export.ts';
import { t as tTask } from '#app/messages/task.ts';
import type { ExportSource } from '#app/entities/task/export-button-props.ts';
import { countOf, useExport } from './use-export.ts';
import type { ExportFormat } from './write-tasks.ts';

const FORMATS = ['csv', 'json'] as const;

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
  const progressText =
    count === undefined
      ? tTask('tasks', { count: written ?? 0 })
      : tCommon('countOf', { count: written ?? 0, total: count });

  return (
    <Dialog
      title={count === undefined ? t('title') : t('titleWithCount', { count })}
      onClose={onClose}
      actions={
        isRunning ? (
          <Button onClick={cancel}>{tCommon('cancel')}</Button>
        ) : (
          <>
            <Button onClick={onClose}>{tCommon('close')}</Button>
            <Button look="primary" onClick={() => start({ format, withBom, ...extraColumns })}>
              {t('saveFile')}
            </Button>
          </>
        )
      }
    >
      {problem !== null && (
        <div className="pb-3">
          <Notice tone="error" title={t('stopped')}>
            {problemWords(problem, 'taskList').advice}
          </Notice>
        </div>
      )}
      {isRunning ? (
        <div className="flex items-center gap-3 py-2 text-sm text-ink-2">
          <Progress
            label={t('exporting')}
            done={written}
            of={count}
            words={progressText}
            className="flex-1 bg-raised text-accent"
          />
          <span className="figures shrink-0 text-xs">{progressText}</span>
        </div>
      ) : (
        <>
          <p className="pb-3 text-sm text-ink-2">{t(`which.${source.kind}`)}</p>
          <Segmented
            label={t('format')}
            options={FORMATS.map((value) => ({ value, label: t(`format.${value}`) }))}
            value={format}
            onChange={setFormat}
            describedBy={aboutId}
          />
          <p id={aboutId} className="mt-2 text-xs text-ink-2">
            {t(`about.${format}`)}
          </p>
          {format === 'csv' && (
            <label className="mt-3 flex items-start gap-2.5 text-sm no-hover:min-h-11">
              <input
                type="checkbox"
                checked={withBom}
                onChange={({ target }) => setWithBom(target.checked)}
                className="mt-0.5 size-4 shrink-0 accent-accent"
              />
              <span>
                {t('forExcel')}
                <span className="block text-xs text-ink-2">{t('forExcelHint')}</span>
              </span>
            </label>
          )}
        </>
      )}
    </Dialog>
  );
}
