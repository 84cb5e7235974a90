import { readableText } from './readable-text.ts';

/** Longer strings are shown in a box of their own. */
const LONGEST_IN_LINE = 2_000;

/** A JSON value that holds no others, as it is shown: in a line, or where it has lines of its own, as a block of text. */
export type JsonLeaf = { readonly text: string; readonly isBlock: boolean };

/** @param isAlone it is no field of an object and no item of a list */
export function jsonLeaf(value: unknown, isAlone: boolean): JsonLeaf {
  if (typeof value !== 'string') return { text: JSON.stringify(value) ?? String(value), isBlock: false };
  const text = readableText(value);
  const isBlock = isAlone || text.includes('\n') || text.length > LONGEST_IN_LINE;
  return { text: isBlock ? text : JSON.stringify(text), isBlock };
}

/** The fields or items of a JSON value; undefined for one that holds none. */
export function jsonEntries(value: unknown): readonly (readonly [name: string, value: unknown])[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value);
  return entries.length === 0 ? undefined : entries;
}
