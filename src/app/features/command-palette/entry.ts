import type { TaskStatus } from '#contract/task.ts';
import type { Action } from '#app/components/action.ts';

/** One line of the palette: an action, or a place to go to. */
export type Entry = Action & {
  /** The address of a place. */
  readonly to?: string;
  /** A task's, shown in the place of an icon. */
  readonly status?: TaskStatus;
  /** A quiet second line. */
  readonly detail?: string | undefined;
};

/** A place that one can go to: an entry but for the going. */
export type Place = Omit<Entry, 'perform'> & { readonly to: string };

/** Entries under one heading; none where each says for itself what it is. */
export type Section = { readonly heading: string | undefined; readonly entries: readonly Entry[] };
