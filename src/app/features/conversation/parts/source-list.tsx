import { fileHref } from '#app/data/file-href.ts';
import { sourceTitle } from '#app/data/source-title.ts';
import type { Connection } from '#contract/connection.ts';
import type { TranscriptSource } from '#app/live/transcript/transcript-items.ts';
import { FoundLink } from '#app/ui/found-link.tsx';

type SourceListProps = { sources: readonly TranscriptSource[]; connection: Pick<Connection, 'origin'> };

/** A turn's sources, numbered as its text cites them, with title and host. */
export function SourceList({ sources, connection }: SourceListProps) {
  if (sources.length === 0) return null;
  return (
    <section aria-label="Sources" className="my-3">
      <h3 className="mb-1 text-xs text-ink-3">Sources</h3>
      <ol className="grid grid-cols-1 gap-1 text-sm">
        {sources.map((source) => (
          <li key={source.id} className="flex items-baseline gap-2">
            <span className="figures max-w-24 shrink-0 truncate rounded-sm bg-accent-soft px-1 text-xs text-accent">
              {source.id}
            </span>
            <SourceTitle source={source} connection={connection} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function SourceTitle({ source, connection }: { source: TranscriptSource; connection: Pick<Connection, 'origin'> }) {
  const target = source.url === undefined ? null : fileHref(source.url, connection);
  const title = sourceTitle(source);
  if (target === null)
    return (
      <span data-said className="min-w-0 truncate">
        {title}
      </span>
    );
  return (
    <>
      <FoundLink to={target} className="min-w-0 truncate hover:underline">
        <span data-said>{title}</span>
      </FoundLink>
      {target.external && (
        <span className="min-w-16 shrink-9 truncate text-xs text-ink-3">{new URL(target.href).host}</span>
      )}
    </>
  );
}
