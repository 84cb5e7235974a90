import type { Connection } from '#contract/connection.ts';
import { fileName } from '#app/entities/file/file-name.ts';
import { usePreview } from '#app/entities/file/preview.ts';
import { useFileHref } from '#app/entities/file/use-file-href.ts';
import { formatBytes } from '#app/lib/format.ts';
import { FoundLink } from '#app/components/found-link.tsx';
import { t } from '#app/messages/conversation.ts';
import type { OutputFile } from '../turn-view.ts';
import { ExtensionMark } from '#app/entities/file/extension-mark.tsx';

type FileChipProps = {
  file: OutputFile;
  /** The files of the turn. */
  among: readonly OutputFile[];
  connection: Pick<Connection, 'origin'>;
};

export function FileChip({ file, among, connection }: FileChipProps) {
  const onOpen = usePreview(file, { connection, among });
  const target = useFileHref(file, connection);
  const name = fileName(file);
  const content = (
    <>
      <ExtensionMark name={name} />
      <span data-searchable dir="auto" className="max-w-56 truncate">
        {name}
      </span>
      {file.size != null && <span className="text-ink-3">{formatBytes(file.size)}</span>}
    </>
  );
  const className = 'inline-flex h-7 items-center gap-2 rounded border border-line bg-surface px-2 text-sm';
  if (target == null) return <span className={className}>{content}</span>;
  return (
    <FoundLink
      to={target}
      download={name}
      onOpen={onOpen}
      explanation={t(onOpen === undefined ? 'downloadFile' : 'previewFile', { name })}
      className={`${className} hover:border-edge hover:bg-raised`}
    >
      {content}
    </FoundLink>
  );
}
