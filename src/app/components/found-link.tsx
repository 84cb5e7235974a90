import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from 'react';
import { tooltip } from './tooltip.ts';

type FoundLinkProps = Pick<AnchorHTMLAttributes<HTMLAnchorElement>, 'className' | 'dir' | 'title' | 'aria-label'> & {
  to: { href: string; external: boolean };
  /** For an abbreviated text: tooltip, and description without `aria-label`. */
  explanation?: string;
  /** A second line of the tooltip. */
  detail?: string | undefined;
  /** On this page's origin the target is saved under this name instead of opened. */
  download?: string;
  /** Instead of following the link, unless a modifier key is held. */
  onOpen?: (() => void) | undefined;
  children: ReactNode;
};

/** A link from a worker or a user. External ones open in a new tab without a referrer. */
export function FoundLink({ to, download, onOpen, explanation, detail, children, ...rest }: FoundLinkProps) {
  const how = to.external ? { target: '_blank', rel: 'noreferrer noopener' } : download !== undefined && { download };
  return (
    <a
      href={to.href}
      {...how}
      onClick={onOpen && ((event) => openInstead(event, onOpen))}
      {...tooltip(explanation, { describes: rest['aria-label'] === undefined, detail })}
      {...rest}
    >
      {children}
    </a>
  );
}

function openInstead(event: MouseEvent, onOpen: () => void): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  onOpen();
}
