import type { ReactNode } from 'react';
import type { Connection } from '#contract/connection.ts';
import { pathInside } from '#app/components/reveal.ts';
import type { TurnView } from '../turn-view.ts';

/** A key begins with the turn's `seq`. */
export type RowBase = { readonly key: string; readonly seq: number };

/** For find. If it may be collapsed, `path` is its element's `data-searchable` attribute. */
export type SearchText = { readonly text: string; readonly path?: string };

export type RowProps<R extends RowBase> = {
  row: R;
  connection: Pick<Connection, 'origin'>;
  workerName: string;
  selected: boolean;
  onSelect: (seq: number) => void;
  onSendAgain: ((view: TurnView) => void) | undefined;
};

export type RowKind<R extends RowBase> = {
  /** Searchable elements need a `data-searchable` attribute. */
  View: (props: RowProps<R>) => ReactNode;
  /** In pixels, until measured. */
  estimateHeight: (row: R) => number;
  /** Texts with everything expanded, in DOM order. Those with a path come last. */
  searchTexts: (row: R) => Iterable<SearchText>;
  /** Excludes what is collapsed at first. */
  copyText: (row: R, format: CopyFormat) => string;
  /** Compares identities only, so `false` may also mean unknown. */
  hasSameText: (a: R, b: R) => boolean;
};

export type CopyFormat = 'markdown' | 'plain';

/** Of an answer. */
export const CHARS_PER_LINE = 72;
export const LINE_HEIGHT = 24;

/** Begins the paths of the row's collapsible texts. */
export function rowPath({ key }: RowBase): string {
  return pathInside('', key);
}
