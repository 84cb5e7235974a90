export type CitedSource = {
  readonly id: string;
  readonly url: string | undefined;
  readonly title: string | undefined;
};

/** `[1]` cites the source with id `1`, if there is one. */
export const CITATION = /\[(\w{1,12})\]/g;
