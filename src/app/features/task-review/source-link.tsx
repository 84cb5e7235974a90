import { useQuery } from '@tanstack/react-query';
import type { Source } from '#contract/task.ts';
import { FoundLink } from '#app/components/found-link.tsx';
import { connectionQuery } from '#app/data/connection.ts';
import { fileHref } from '#app/entities/file/file-href.ts';
import { useSourcePreview } from '#app/entities/file/preview.ts';
import { sourceTitle } from '#app/entities/file/source-title.ts';

/** A source's title, as a link if its address is usable, and the host of an external one. */
export function SourceLink({ source }: { source: Source }) {
  const { data: connection } = useQuery(connectionQuery);
  const onOpen = useSourcePreview(source.url, connection);
  const link = connection ? fileHref(source.url, connection) : null;
  const title = sourceTitle(source);
  if (link === null) {
    return (
      <span dir="auto" className="truncate">
        {title}
      </span>
    );
  }
  return (
    <>
      <FoundLink
        to={link}
        onOpen={onOpen}
        className="truncate underline decoration-edge underline-offset-2 hover:decoration-ink-3"
      >
        {title}
      </FoundLink>
      {link.external && (
        <span className="min-w-16 shrink-9 truncate text-xs text-ink-3">{new URL(link.href).host}</span>
      )}
    </>
  );
}
