import type { AnchorHTMLAttributes, ReactNode } from 'react';
import { tooltip } from './tooltip.ts';

type FoundLinkProps = Pick<AnchorHTMLAttributes<HTMLAnchorElement>, 'className' | 'dir' | 'title' | 'aria-label'> & {
  to: { href: string; external: boolean };
  /** For an abbreviated text: tooltip, and description without `aria-label`. */
  explanation?: string;
  /** On this page's origin the target is saved under this name instead of opened. */
  download?: string;
  children: ReactNode;
};

/** A link from a worker or a user. External ones open in a new tab without a referrer. */
export function FoundLink({ to, download, explanation, children, ...rest }: FoundLinkProps) {
  const how = to.external ? { target: '_blank', rel: 'noreferrer noopener' } : download !== undefined && { download };
  return (
    <a href={to.href} {...how} {...tooltip(explanation, { describes: rest['aria-label'] === undefined })} {...rest}>
      {children}
    </a>
  );
}
