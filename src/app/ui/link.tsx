import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { matchPath, useHref, useLinkClickHandler, useLocation } from 'react-router';

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'target'> & { to: string };

/** react-router's link without what it fetches ahead for frameworks: 3 kB that no page of ours has a use for. */
export function Link({ to, onClick, children, ...anchor }: LinkProps) {
  const href = useHref(to);
  const follow = useLinkClickHandler<HTMLAnchorElement>(to);
  function onFollow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event);
    if (!event.defaultPrevented) follow(event);
  }
  return (
    <a {...anchor} href={href} onClick={onFollow}>
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
  const { pathname } = useLocation();
  const isActive = matchPath({ path: to, end, caseSensitive: true }, pathname) !== null;
  return <Link {...link} to={to} className={className({ isActive })} aria-current={isActive ? 'page' : undefined} />;
}
