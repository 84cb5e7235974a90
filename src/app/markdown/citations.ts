/** What a text may cite by `[id]`: a source of its turn. */
export type CitedSource = {
  readonly id: string;
  readonly url: string | undefined;
  readonly title: string | undefined;
};

/** `[1]` in a text is the mark of a source, where there is one with that id. */
export const CITATION = /\[(\w{1,12})\]/g;
