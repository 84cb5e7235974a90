import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { liesUnder } from '#app/lib/match-path.ts';
import { useNavigate, usePlace } from '#app/lib/place.tsx';

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { to: string };

/** A link to a page of ours: followed without loading the page anew, unless it is to open elsewhere. */
export function Link({ to, onClick, children, ...anchor }: LinkProps) {
  const navigate = useNavigate();
  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event);
    const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || elsewhere) return;
    event.preventDefault();
    navigate(to);
  }
  return (
    <a {...anchor} href={to} onClick={follow}>
      {children}
    </a>
  );
}

type NavLinkProps = Omit<LinkProps, 'className'> & {
  /** Only the page itself counts as this one, not those under it. */
  end?: boolean;
  className: (state: { isActive: boolean }) => string;
};

/** A link that knows whether it leads to the page that is shown. */
export function NavLink({ to, end = false, className, ...link }: NavLinkProps) {
  const { pathname } = usePlace();
  const isActive = liesUnder(pathname, to) && (!end || liesUnder(to, pathname));
  return <Link {...link} to={to} className={className({ isActive })} aria-current={isActive ? 'page' : undefined} />;
}
