import type { ReactNode } from 'react';
import { fileHref } from '#app/data/file-href.ts';
import { FoundLink } from '#app/ui/found-link.tsx';
import type { Connection } from '#contract/connection.ts';

type SafeLinkProps = {
  url: string;
  connection: Pick<Connection, 'origin'>;
  /** Says where it leads beside it, for links that don't look like one. */
  showHost?: boolean;
  children: ReactNode;
};

/** A link that a worker wrote: only to the web, told apart by host on hover, without a referrer. Anything else stays text. */
export function SafeLink({ url, connection, showHost = false, children }: SafeLinkProps) {
  const target = url === '' || url.startsWith('#') ? null : fileHref(url, connection);
  if (target === null) return <>{children}</>;
  const host = target.external ? new URL(target.href).host : undefined;
  return (
    <FoundLink
      to={target}
      title={host ?? 'A file of this task'}
      className="text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
    >
      {children}
      {showHost && host !== undefined && <span className="text-ink-3"> ({host})</span>}
    </FoundLink>
  );
}
