import type { AnchorHTMLAttributes, ReactNode } from 'react';

type FoundLinkProps = Pick<AnchorHTMLAttributes<HTMLAnchorElement>, 'className' | 'dir' | 'title' | 'aria-label'> & {
  to: { href: string; external: boolean };
  /** On this page's origin the target is saved under this name instead of opened. */
  download?: string;
  children: ReactNode;
};

/** A link from a worker or a user. External ones open in a new tab without a referrer. */
export function FoundLink({ to, download, children, ...rest }: FoundLinkProps) {
  const how = to.external ? { target: '_blank', rel: 'noreferrer noopener' } : download !== undefined && { download };
  return (
    <a href={to.href} {...how} {...rest}>
      {children}
    </a>
  );
}
