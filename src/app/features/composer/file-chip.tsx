import { classNames } from '#app/lib/class-names.ts';
import { extensionOf } from '#app/lib/file-extension.ts';
import { formatBytes } from '#app/lib/format.ts';
import { t } from '#app/messages/composer.ts';
import { isPicture, Picture } from '#app/components/picture.tsx';
import { tooltip } from '#app/components/tooltip.ts';
import { X } from 'lucide-react';
import { useCallback, type KeyboardEvent } from 'react';
import { visibleText } from '#contract/visible-text.ts';
import { splitName, type AttachedFile } from './attachments.ts';

type FileChipProps = { attached: AttachedFile; onRemove: () => void };

export function FileChip({ attached: { file, problem }, onRemove }: FileChipProps) {
  const { head, tail } = splitName(file.name);
  const name = visibleText(file.name);
  const note = problem ?? (file.size === 0 ? t('emptyFile') : formatBytes(file.size));

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return;
    event.preventDefault();
    onRemove();
  }

  return (
    <li
      className={classNames(
        'flex min-h-8 max-w-full min-w-0 items-center rounded-lg border bg-surface pl-1.5 text-sm',
        problem === null ? 'border-edge' : 'border-error text-error',
      )}
    >
      <FileMark file={file} bad={problem !== null} />
      <span className="sr-only">{name}</span>
      <div className={classNames('ml-2 flex min-w-0 gap-x-2 py-1', problem !== null && 'flex-wrap')}>
        <bdi className="flex max-w-64 min-w-0" title={name} aria-hidden>
          <span className="truncate whitespace-pre">{head}</span>
          <span className="whitespace-pre">{tail}</span>
        </bdi>
        <span className={problem === null ? 'whitespace-nowrap text-ink-3' : undefined}>{note}</span>
      </div>
      <button
        type="button"
        aria-label={t('removeFile', { name })}
        {...tooltip(t('removeFile', { name }))}
        className="ml-1 flex size-7 shrink-0 items-center justify-center rounded text-ink-3 transition-colors hover:text-ink"
        onClick={onRemove}
        onKeyDown={onKeyDown}
      >
        <X size={14} aria-hidden />
      </button>
    </li>
  );
}

function FileMark({ file, bad }: { file: File; bad: boolean }) {
  const load = useCallback(async () => file, [file]);
  const extension = (
    <span
      aria-hidden
      className={classNames(
        'shrink-0 rounded-sm px-1.5 text-xs leading-5 font-semibold uppercase',
        bad ? 'bg-error-soft text-error' : 'bg-accent-soft text-accent',
      )}
    >
      {extensionOf(file.name) ?? t('file')}
    </span>
  );
  if (bad || !isPicture(file.type)) return extension;
  return (
    <Picture
      load={load}
      mediaType={file.type}
      alt=""
      className="size-5 shrink-0 rounded-sm object-cover"
      pending={extension}
      fallback={extension}
    />
  );
}
