export type CitedSource = {
  readonly id: string;
  readonly url: string | undefined;
  readonly title: string | undefined;
};

/** A mark such as `[1]` or `[web-2]`. */
export const CITATION = /\[([\w.:-]{1,64})\]/g;

/**
 * Returns the index of the source that a mark cites: the one with this id, else the one with this number. Sources have
 * the numbers of their order in the turn, from 1.
 */
export function citedIndex(mark: string, sources: readonly Pick<CitedSource, 'id'>[]): number | undefined {
  const index = sources.findIndex(({ id }) => id === mark);
  if (index !== -1) return index;
  const number = /^[1-9]\d{0,3}$/.test(mark) ? Number(mark) : Infinity;
  return number <= sources.length ? number - 1 : undefined;
}

/** Returns the mark by which a text cites a source: its id if the text has that in brackets, else its number. */
export function markIn(text: string, { id }: Pick<CitedSource, 'id'>, index: number): string {
  return text.includes(`[${id}]`) ? id : String(index + 1);
}
