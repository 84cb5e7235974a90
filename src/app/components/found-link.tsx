import type { AnchorHTMLAttributes, ReactNode } from 'react';

type FoundLinkProps = Pick<AnchorHTMLAttributes<HTMLAnchorElement>, 'className' | 'dir' | 'title' | 'aria-label'> & {
  to: { href: string; external: boolean };
  /** On this page's origin it is saved under this name, not opened. */
  download?: string;
  children: ReactNode;
};

/** A link to an address that this page did not make. One that leads elsewhere opens beside the page and tells no referrer. */
export function FoundLink({ to, download, children, ...rest }: FoundLinkProps) {
  const how = to.external ? { target: '_blank', rel: 'noreferrer noopener' } : download !== undefined && { download };
  return (
    <a href={to.href} {...how} {...rest}>
      {children}
    </a>
  );
}
