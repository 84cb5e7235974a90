import { Download } from 'lucide-react';
import { memo, useCallback } from 'react';
import type { Connection } from '#contract/connection.ts';
import { isDataUrl } from '#app/entities/file/data-url.ts';
import type { FileHref } from '#app/entities/file/file-href.ts';
import { fileName } from '#app/entities/file/file-name.ts';
import { usePreview } from '#app/entities/file/preview.ts';
import { useFileHref } from '#app/entities/file/use-file-href.ts';
import { classNames } from '#app/lib/class-names.ts';
import { formatBytes } from '#app/lib/format.ts';
import { buttonClass } from '#app/components/button.tsx';
import { FoundLink } from '#app/components/found-link.tsx';
import { isPicture, isVector, Picture } from '#app/components/picture.tsx';
import { pathInside } from '#app/components/reveal.ts';
import { ShowMore } from '#app/components/show-more.tsx';
import { tooltip } from '#app/components/tooltip.ts';
import { t } from '#app/messages/conversation.ts';
import { t as tTurn } from '#app/messages/turn.ts';
import type { OutputFile } from '../turn-view.ts';
import { ExtensionMark } from '#app/entities/file/extension-mark.tsx';
import { useShowMore } from './use-show-more.ts';

type FileListProps = {
  files: readonly OutputFile[];
  connection: Pick<Connection, 'origin'>;
  path: string;
};

export function FileList({ files, connection, path }: FileListProps) {
  const { shown, isCut, showAll } = useShowMore(files.length, path);
  if (files.length === 0) return null;
  return (
    <section aria-label={tTurn('files')} className="my-3">
      <h3 className="mb-1 text-xs text-ink-3">{tTurn('files')}</h3>
      <ul className="divide-y divide-line border-t border-line">
        {files.slice(0, shown).map((file, i) => (
          <FileItem
            key={pathInside(path, i)}
            file={file}
            among={files}
            connection={connection}
            path={pathInside(path, i)}
          />
        ))}
      </ul>
      {isCut && <ShowMore onShow={showAll}>{t('showAllFiles', { count: files.length })}</ShowMore>}
    </section>
  );
}

type FileItemProps = {
  file: OutputFile;
  among: readonly OutputFile[];
  connection: Pick<Connection, 'origin'>;
  path: string;
};

const FileItem = memo(function FileItem({ file, among, connection, path }: FileItemProps) {
  const onOpen = usePreview(file, { connection, among });
  const target = useFileHref(file, connection);
  const name = fileName(file);
  return (
    <li className="py-2">
      <div className="flex items-center gap-2 text-sm">
        <ExtensionMark name={name} />
        {onOpen === undefined || target == null ? (
          <span data-searchable={path} dir="auto" className="truncate font-medium" title={name}>
            {name}
          </span>
        ) : (
          <button
            type="button"
            data-searchable={path}
            dir="auto"
            className="truncate rounded-sm font-medium underline decoration-edge underline-offset-2 hover:decoration-ink-3"
            {...tooltip(t('previewFile', { name }))}
            onClick={onOpen}
          >
            {name}
          </button>
        )}
        <span className="shrink-0 text-xs text-ink-3">{file.size == null ? '' : formatBytes(file.size)}</span>
        {target != null && (
          <FoundLink to={target} download={name} className={`${buttonClass({ look: 'quiet', size: 'small' })} ml-auto`}>
            <Download size={13} aria-hidden />
            {t.rich('download', { name, file: <span className="sr-only" /> })}
          </FoundLink>
        )}
      </div>
      {target === null && isDataUrl(file.url) && <p className="mt-1 text-xs text-ink-3">{t('fileUnreadable')}</p>}
      {target != null && !target.external && isPicture(file.mediaType) && (
        <Preview file={file} target={target} name={name} onOpen={onOpen} />
      )}
    </li>
  );
});

type PreviewProps = { file: OutputFile; target: FileHref; name: string; onOpen: (() => void) | undefined };

function Preview({ file: { url, mediaType }, target, name, onOpen }: PreviewProps) {
  const { href } = target;
  const load = useCallback(
    async (signal: AbortSignal) => (await import('#app/entities/file/load-file.ts')).loadFile(url, href, signal),
    [url, href],
  );
  const picture = (
    <Picture
      load={load}
      mediaType={mediaType}
      alt={t('previewOf', { name })}
      className={classNames(
        'h-auto max-h-96 w-auto max-w-full rounded-lg',
        isVector(mediaType) ? 'dark:not-print:inverted-chart' : 'dark:not-print:brightness-90',
      )}
      pending={<div className="h-64 w-96 max-w-full rounded-lg bg-raised" />}
      fallback={<p className="text-xs text-ink-3">{t('noPreview')}</p>}
    />
  );
  if (onOpen === undefined) return <div className="mt-2">{picture}</div>;
  return (
    <FoundLink
      to={target}
      onOpen={onOpen}
      aria-label={t('previewOf', { name })}
      className="mt-2 block cursor-zoom-in rounded-lg"
    >
      {picture}
    </FoundLink>
  );
}
