import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#app/components/button.tsx';
import { Modal } from '#app/components/modal.tsx';
import { ExtensionMark } from '#app/entities/file/extension-mark.tsx';
import { fileName } from '#app/entities/file/file-name.ts';
import type { PreviewRequest } from '#app/entities/file/preview.ts';
import { formatBytes } from '#app/lib/format.ts';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/preview.ts';
import { DownloadLink } from './download-link.tsx';
import { FilePreview } from './file-preview.tsx';
import { useKeys } from './use-keys.ts';

/** A sheet at the side with one of several files. The arrow keys go to the next and the previous one. */
export function PreviewSheet({ request, onClose }: { request: PreviewRequest; onClose: () => void }) {
  const { files, lines } = request;
  const [index, setIndex] = useState(request.index);
  const isFirst = index === 0;
  const isLast = index === files.length - 1;
  useKeys((key, target) => {
    if (target.closest('[data-scrolls]') !== null) return;
    if (key === 'ArrowLeft' && !isFirst) setIndex(index - 1);
    if (key === 'ArrowRight' && !isLast) setIndex(index + 1);
  });
  const file = files[index];
  if (file === undefined) return null;

  return (
    <Modal
      label={t('preview', { name: fileName(file) })}
      onClose={onClose}
      className="ml-auto h-dvh w-[min(64rem,100vw)] border-l bg-canvas"
    >
      <div className="flex h-full flex-col">
        <header className="flex min-h-14 shrink-0 items-center gap-2 border-b border-line px-3 sm:px-4">
          <ExtensionMark name={fileName(file)} />
          <h2 dir="auto" className="truncate text-base font-semibold">
            {fileName(file)}
          </h2>
          {file.size != null && <span className="shrink-0 text-xs text-ink-3">{formatBytes(file.size)}</span>}
          <div className="ml-auto flex shrink-0 items-center gap-1">
            {files.length > 1 && (
              <>
                <Button
                  look="quiet"
                  size="icon"
                  aria-label={t('previousFile')}
                  disabled={isFirst}
                  onClick={() => setIndex(index - 1)}
                >
                  <ChevronLeft size={16} aria-hidden />
                </Button>
                <span className="figures text-xs text-ink-3 max-sm:sr-only" role="status">
                  {t('fileOf', { index: index + 1, count: files.length })}
                </span>
                <Button
                  look="quiet"
                  size="icon"
                  aria-label={t('nextFile')}
                  disabled={isLast}
                  onClick={() => setIndex(index + 1)}
                >
                  <ChevronRight size={16} aria-hidden />
                </Button>
              </>
            )}
            <DownloadLink file={file} />
            <Button look="quiet" size="icon" aria-label={tCommon('close')} data-initial-focus onClick={onClose}>
              <X size={16} aria-hidden />
            </Button>
          </div>
        </header>
        <FilePreview key={index} file={file} lines={index === request.index ? lines : undefined} />
      </div>
    </Modal>
  );
}
