import { fileHref } from '#app/data/file-href.ts';
import type { Connection } from '#contract/connection.ts';
import type { MadeFile } from '../made-files.ts';
import { formatBytes } from '#app/lib/format.ts';

/** A file as its kind, name and size, to be downloaded by a click. */
export function FileChip({ file, connection }: { file: MadeFile; connection: Pick<Connection, 'origin'> }) {
  const target = fileHref(file.url, connection);
  const name = file.filename ?? 'untitled';
  const content = (
    <>
      <span className="rounded-sm bg-completed-soft px-1 text-xs font-semibold text-completed uppercase">
        {extensionOf(name)}
      </span>
      <span className="max-w-56 truncate">{name}</span>
      {file.size != null && <span className="text-ink-3">{formatBytes(file.size)}</span>}
    </>
  );
  const className = 'inline-flex h-7 items-center gap-2 rounded border border-line bg-surface px-2 text-sm';
  if (target === null) return <span className={className}>{content}</span>;
  return (
    <a
      href={target.href}
      title={`Download ${name}`}
      className={`${className} hover:border-edge hover:bg-raised`}
      {...(target.external ? { target: '_blank', rel: 'noreferrer noopener' } : { download: name })}
    >
      {content}
    </a>
  );
}

/** `csv` of `homes.csv`, at most four characters; `file` where a name has none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 && dot < name.length - 1 ? name.slice(dot + 1, dot + 5) : 'file';
}
