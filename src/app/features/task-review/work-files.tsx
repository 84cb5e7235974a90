import { useQuery } from '@tanstack/react-query';
import { ExternalLink, File } from 'lucide-react';
import { useState } from 'react';
import type { WorkFile } from '#contract/task.ts';
import { connectionQuery } from '#app/data/connection.ts';
import { fileName } from '#app/entities/file/file-name.ts';
import { usePreview } from '#app/entities/file/preview.ts';
import { useFileHref } from '#app/entities/file/use-file-href.ts';
import { formatBytes } from '#app/lib/format.ts';
import { FoundLink } from '#app/components/found-link.tsx';
import { ShowMore } from '#app/components/show-more.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import type { Elements } from '#app/components/elements.ts';

const AT_A_TIME = 50;

/** The API's files download through the proxy; others are plain links. */
export function WorkFiles({ files, label }: { files: readonly WorkFile[]; label: string }) {
  const [shown, setShown] = useState(AT_A_TIME);
  if (files.length === 0) return null;
  return (
    <>
      <ul aria-label={label} className="grid grid-cols-1 gap-1">
        {files.slice(0, shown).map((file, i) => (
          <FileRow key={i} file={file} />
        ))}
      </ul>
      {files.length > shown && (
        <ShowMore onShow={() => setShown(shown + AT_A_TIME)}>
          {tCommon('showMoreOf', { count: Math.min(AT_A_TIME, files.length - shown), total: files.length })}
        </ShowMore>
      )}
    </>
  );
}

export function FileRow({ file, children }: { file: WorkFile; children?: Elements }) {
  const { data: connection } = useQuery(connectionQuery);
  const link = useFileHref(file, connection);
  const onOpen = usePreview(file, { connection });
  const name = fileName(file);
  const Icon = link?.external === true ? ExternalLink : File;
  return (
    <li className="flex min-w-0 items-center gap-2 text-sm">
      <Icon size={14} aria-hidden className="shrink-0 text-ink-3" />
      {link == null ? (
        <span dir="auto" className="truncate">
          {name}
        </span>
      ) : (
        <FoundLink
          to={link}
          dir="auto"
          download={name}
          onOpen={onOpen}
          className="truncate font-medium underline decoration-edge underline-offset-2 hover:decoration-ink-3"
        >
          {name}
        </FoundLink>
      )}
      <span className="figures min-w-16 shrink-9 truncate text-xs text-ink-3">{`${file.mediaType}${file.size != null ? ` · ${formatBytes(file.size)}` : ''}${link?.external === true ? ` · ${new URL(link.href).host}` : ''}`}</span>
      {children}
    </li>
  );
}
