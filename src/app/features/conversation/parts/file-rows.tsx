import { Download } from 'lucide-react';
import { useState } from 'react';
import type { Connection } from '#contract/connection.ts';
import { isDataUrl } from '#app/data/data-url.ts';
import { fileName } from '#app/data/file-name.ts';
import { useFileHref } from '#app/data/use-file-href.ts';
import { formatBytes } from '#app/lib/format.ts';
import { buttonClass } from '#app/ui/button.tsx';
import { FoundLink } from '#app/ui/found-link.tsx';
import type { MadeFile } from '../made-files.ts';
import { ExtensionMark } from './extension-mark.tsx';

/** Types that can be looked at in place. SVG too: inside `<img>` it can neither run nor ask for anything. */
const PICTURES = /^image\/(?:png|jpeg|gif|webp|svg\+xml)\b/;

/** The files that a turn made: name, type, size, a look at it where it is a picture, and the download. */
export function FileRows({
  files,
  connection,
}: {
  files: readonly MadeFile[];
  connection: Pick<Connection, 'origin'>;
}) {
  if (files.length === 0) return null;
  return (
    <section aria-label="Files" className="my-3">
      <h3 className="mb-1 text-xs text-ink-3">Files</h3>
      <ul className="divide-y divide-line border-t border-line">
        {files.map((file) => (
          <FileRow key={file.url} file={file} connection={connection} />
        ))}
      </ul>
    </section>
  );
}

function FileRow({ file, connection }: { file: MadeFile; connection: Pick<Connection, 'origin'> }) {
  const target = useFileHref(file, connection);
  const name = fileName(file);
  return (
    <li className="py-2">
      <div className="flex items-center gap-2 text-sm">
        <ExtensionMark name={name} />
        <span data-said className="truncate font-medium" title={name}>
          {name}
        </span>
        <span className="min-w-14 shrink-9 truncate text-xs text-ink-3">
          {file.size != null && `${formatBytes(file.size)} · `}
          {file.mediaType}
        </span>
        {target != null && (
          <FoundLink to={target} download={name} className={`${buttonClass({ look: 'quiet', size: 'small' })} ml-auto`}>
            <Download size={13} aria-hidden />
            Download<span className="sr-only"> {name}</span>
          </FoundLink>
        )}
      </div>
      {target === null && isDataUrl(file.url) && <p className="mt-1 text-xs text-ink-3">This file can’t be read.</p>}
      {target != null && !target.external && PICTURES.test(file.mediaType) && <Preview src={target.href} name={name} />}
    </li>
  );
}

function Preview({ src, name }: { src: string; name: string }) {
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');
  if (state === 'failed') return <p className="mt-1 text-xs text-ink-3">This picture can’t be shown here.</p>;
  return (
    <img
      src={src}
      alt={`Preview of ${name}`}
      onLoad={() => setState('shown')}
      onError={() => setState('failed')}
      className={`mt-2 max-h-96 max-w-full rounded-lg ${state === 'loading' ? 'h-64 w-full bg-raised' : ''}`}
    />
  );
}
