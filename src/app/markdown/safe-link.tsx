import { use } from 'react';
import type { Connection } from '#contract/connection.ts';
import { fileHref } from '#app/entities/file/file-href.ts';
import { fileName } from '#app/entities/file/file-name.ts';
import { fileOfLink } from '#app/entities/file/file-of-link.ts';
import { usePreview } from '#app/entities/file/preview.ts';
import { useFileHref } from '#app/entities/file/use-file-href.ts';
import type { Elements } from '#app/components/elements.ts';
import { FoundLink } from '#app/components/found-link.tsx';
import { t } from '#app/messages/markdown.ts';
import { TurnFiles } from './turn-files.ts';

type SafeLinkProps = {
  url: string;
  connection: Pick<Connection, 'origin'>;
  showHost?: boolean;
  children: Elements;
};

const LOOK = 'text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent';

/** Links to the web, or by relative path to a file of the turn. Others become text. */
export function SafeLink({ url, connection, showHost = false, children }: SafeLinkProps) {
  const file = fileOfLink(url, use(TurnFiles));
  if (file !== undefined) {
    return (
      <FileLink file={file} connection={connection}>
        {children}
      </FileLink>
    );
  }
  const target = fileHref(url, connection);
  if (target === null) return <>{children}</>;
  const host = target.external ? new URL(target.href).host : undefined;
  return (
    <FoundLink to={target} title={host ?? t('taskFile')} className={LOOK}>
      {children}
      {showHost && host !== undefined && (
        <span className="text-ink-3" data-unsearchable>
          {` (${host})`}
        </span>
      )}
    </FoundLink>
  );
}

type FileLinkProps = {
  file: { readonly url: string; readonly mediaType: string; readonly filename?: string | null | undefined };
  connection: Pick<Connection, 'origin'>;
  children: Elements;
};

function FileLink({ file, connection, children }: FileLinkProps) {
  const target = useFileHref(file, connection);
  const onOpen = usePreview(file, { connection });
  if (target == null) return <>{children}</>;
  const name = fileName(file);
  return (
    <FoundLink to={target} download={name} onOpen={onOpen} title={name} className={LOOK}>
      {children}
    </FoundLink>
  );
}
