import type { ReactNode } from 'react';
import type { Connection } from '#contract/connection.ts';
import { pathInside } from '#app/components/reveal.ts';
import type { TurnView } from '../turn-view.ts';

/** A key begins with the turn's `seq`. */
export type RowBase = { readonly key: string; readonly seq: number };

/** A text for find. If it may be collapsed, `path` is the `data-searchable` attribute of its element. */
export type SearchText = { readonly text: string; readonly path?: string };

export type RowProps<R extends RowBase> = {
  row: R;
  connection: Pick<Connection, 'origin'>;
  selected: boolean;
  onSelect: (seq: number) => void;
  onSendAgain: ((view: TurnView) => void) | undefined;
};

export type RowKind<R extends RowBase> = {
  /** The component. Elements with text that find looks in need a `data-searchable` attribute. */
  View: (props: RowProps<R>) => ReactNode;
  /** Height in pixels until the row has been measured. */
  estimateHeight: (row: R) => number;
  /** As shown when everything is expanded, in DOM order. Those with a path come last. */
  searchTexts: (row: R) => Iterable<SearchText>;
  /** The text to copy, without what is collapsed at first. */
  copyText: (row: R, format: CopyFormat) => string;
  /** Whether the search texts are equal. Compares identities only, so `false` may also mean unknown. */
  hasSameText: (a: R, b: R) => boolean;
};

export type CopyFormat = 'markdown' | 'plain';

/** To estimate heights. */
export const CHARS_PER_LINE = 95;
export const LINE_HEIGHT = 21;

/** The path of a row, which begins the paths of all its collapsible texts. */
export function rowPath({ key }: RowBase): string {
  return pathInside('', key);
}
