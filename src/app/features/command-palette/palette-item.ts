import type { TaskStatus } from '#contract/task.ts';
import type { Action } from '#app/components/action.ts';

export type PaletteItem = Action & {
  readonly to?: string;
  /** The status of a task, shown instead of an icon. */
  readonly status?: TaskStatus;
  readonly detail?: string | undefined;
};

export type Destination = Omit<PaletteItem, 'perform'> & { readonly to: string };

/** `heading` is undefined if each item shows its own group. */
export type Section = { readonly heading: string | undefined; readonly entries: readonly PaletteItem[] };
