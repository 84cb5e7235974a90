import { createContext, use, useEffect, useEffectEvent, useMemo, useRef, useState, type ReactNode } from 'react';
import { t } from '#app/messages/markdown.ts';

/** A mark in the text, or the note itself. */
export type FootnotePlace = { readonly label: string; readonly at: 'mark' | 'note' };

type FootnoteLinks = {
  readonly target: FootnotePlace | undefined;
  readonly goTo: (place: FootnotePlace) => void;
  /** Ends the search for the target. Returns false if it was found before. */
  readonly claim: () => boolean;
};

const Links = createContext<FootnoteLinks | undefined>(undefined);

type ProviderProps = {
  /** Called if the place is not rendered: should render it. */
  onMissing?: (place: FootnotePlace) => void;
  children: ReactNode;
};

/** Links the footnotes of one text with their marks. */
export function FootnoteLinksProvider({ onMissing, children }: ProviderProps) {
  const [target, setTarget] = useState<FootnotePlace>();
  const isFound = useRef(false);
  const links = useMemo(
    () => ({
      target,
      goTo(place: FootnotePlace) {
        isFound.current = false;
        setTarget(place);
      },
      claim() {
        const isFirst = !isFound.current;
        isFound.current = true;
        setTarget(undefined);
        return isFirst;
      },
    }),
    [target],
  );
  const search = useEffectEvent(() => target !== undefined && !isFound.current && onMissing?.(target));
  // Runs after the effects of the links that are rendered.
  useEffect(() => void search(), [target]);
  return <Links value={links}>{children}</Links>;
}

type FootnoteLinkProps = { place: FootnotePlace; number: string; children: string };

/** A mark links to its note, and a note to the first mark. Following one moves the focus. */
export function FootnoteLink({ place: { label, at }, number, children }: FootnoteLinkProps) {
  const links = use(Links);
  const link = useRef<HTMLAnchorElement>(null);
  const isTarget = links?.target?.label === label && links.target.at === at;
  const arrive = useEffectEvent(() => {
    if (links?.claim() !== true) return;
    link.current?.focus({ preventScroll: true });
    link.current?.scrollIntoView({ block: 'nearest' });
  });
  useEffect(() => {
    if (isTarget) arrive();
  }, [isTarget]);
  if (links === undefined) return <span>{children}</span>;
  const other = at === 'mark' ? 'note' : 'mark';
  return (
    <a
      ref={link}
      href={`#footnote-${encodeURIComponent(label)}`}
      role={at === 'mark' ? 'doc-noteref' : 'doc-backlink'}
      aria-label={t(at === 'mark' ? 'footnote' : 'backFromFootnote', { number })}
      className="rounded-sm scroll-my-16 hover:text-ink hover:underline"
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        links.goTo({ label, at: other });
      }}
    >
      {children}
    </a>
  );
}
