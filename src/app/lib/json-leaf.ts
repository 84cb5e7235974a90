import { readableText } from './readable-text.ts';

const LONGEST_IN_LINE = 2_000;

/** `isBlock`: shown as a block instead of in a line. */
export type JsonLeaf = { readonly text: string; readonly isBlock: boolean };

/** `isAlone`: not inside an object or array. */
export function jsonLeaf(value: unknown, isAlone: boolean): JsonLeaf {
  if (typeof value !== 'string') return { text: JSON.stringify(value) ?? String(value), isBlock: false };
  const text = readableText(value);
  const isBlock = isAlone || text.includes('\n') || text.length > LONGEST_IN_LINE;
  return { text: isBlock ? text : JSON.stringify(text), isBlock };
}

export function jsonEntries(value: unknown): readonly (readonly [name: string, value: unknown])[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value);
  return entries.length === 0 ? undefined : entries;
}
