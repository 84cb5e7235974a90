import { Download } from 'lucide-react';
import { memo, useCallback } from 'react';
import type { Connection } from '#contract/connection.ts';
import { isDataUrl } from '#app/entities/file/data-url.ts';
import { fileName } from '#app/entities/file/file-name.ts';
import { useFileHref } from '#app/entities/file/use-file-href.ts';
import { formatBytes } from '#app/lib/format.ts';
import { buttonClass } from '#app/components/button.tsx';
import { FoundLink } from '#app/components/found-link.tsx';
import { isPicture, Picture } from '#app/components/picture.tsx';
import { pathInside } from '#app/components/reveal.ts';
import { ShowMore } from '#app/components/show-more.tsx';
import { t } from '#app/messages/conversation.ts';
import { t as tTurn } from '#app/messages/turn.ts';
import type { OutputFile } from '../turn-view.ts';
import { ExtensionMark } from './extension-mark.tsx';
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
          <FileItem key={pathInside(path, i)} file={file} connection={connection} path={pathInside(path, i)} />
        ))}
      </ul>
      {isCut && <ShowMore onShow={showAll}>{t('showAllFiles', { count: files.length })}</ShowMore>}
    </section>
  );
}

type FileItemProps = { file: OutputFile; connection: Pick<Connection, 'origin'>; path: string };

const FileItem = memo(function FileItem({ file, connection, path }: FileItemProps) {
  const target = useFileHref(file, connection);
  const name = fileName(file);
  return (
    <li className="py-2">
      <div className="flex items-center gap-2 text-sm">
        <ExtensionMark name={name} />
        <span data-searchable={path} dir="auto" className="truncate font-medium" title={name}>
          {name}
        </span>
        <span className="min-w-14 shrink-9 truncate text-xs text-ink-3">{`${file.size != null ? `${formatBytes(file.size)} · ` : ''}${file.mediaType}`}</span>
        {target != null && (
          <FoundLink to={target} download={name} className={`${buttonClass({ look: 'quiet', size: 'small' })} ml-auto`}>
            <Download size={13} aria-hidden />
            {t.rich('download', { name, file: <span className="sr-only" /> })}
          </FoundLink>
        )}
      </div>
      {target === null && isDataUrl(file.url) && <p className="mt-1 text-xs text-ink-3">{t('fileUnreadable')}</p>}
      {target != null && !target.external && isPicture(file.mediaType) && (
        <Preview file={file} href={target.href} name={name} />
      )}
    </li>
  );
});

function Preview({ file: { url, mediaType }, href, name }: { file: OutputFile; href: string; name: string }) {
  const load = useCallback(
    async (signal: AbortSignal) => (await import('#app/entities/file/load-file.ts')).loadFile(url, href, signal),
    [url, href],
  );
  return (
    <Picture
      load={load}
      mediaType={mediaType}
      alt={t('previewOf', { name })}
      className="mt-2 h-auto max-h-96 w-auto max-w-full rounded-lg"
      pending={<div className="mt-2 h-64 rounded-lg bg-raised" />}
      fallback={<p className="mt-1 text-xs text-ink-3">{t('noPreview')}</p>}
    />
  );
}
