import { t } from '#app/messages/composer.ts';
import { useRef, type RefObject } from 'react';
import type { AttachedFile } from './attachments.ts';
import { FileChip } from './file-chip.tsx';

type FileChipsProps = {
  files: readonly AttachedFile[];
  /** Gets the focus when the last file is removed. */
  fallback: RefObject<HTMLElement | null>;
  onRemove: (file: File) => void;
};

/** Removing a file moves the focus to the next one, else the previous one, else `fallback`. */
export function FileChips({ files, fallback, onRemove }: FileChipsProps) {
  const list = useRef<HTMLUListElement>(null);

  function remove(at: number, file: File) {
    const buttons = list.current?.querySelectorAll('button') ?? [];
    (buttons[at + 1] ?? buttons[at - 1] ?? fallback.current)?.focus();
    onRemove(file);
  }

  return (
    <ul ref={list} aria-label={t('files')} className="flex flex-wrap gap-2">
      {files.map((attached, at) => (
        <FileChip key={attached.key} attached={attached} onRemove={() => remove(at, attached.file)} />
      ))}
    </ul>
  );
}
