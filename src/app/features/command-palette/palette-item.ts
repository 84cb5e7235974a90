import type { Action, ActionGroup } from '#app/components/action.ts';

export type PaletteItem = Omit<Action, 'group'> & {
  /** What it is or belongs to, such as "Task" or "View". */
  readonly category: string;
  readonly to?: string;
  /** The status of a task, shown instead of an icon. */
  readonly status?: string;
  readonly detail?: string | undefined;
};

/** An item that is listed under its group without a query. */
export type Command = PaletteItem & { readonly group: ActionGroup };

export type Destination = Omit<PaletteItem, 'perform'> & { readonly to: string };

/** `heading` is undefined if each item shows its own category. */
export type Section = { readonly heading: string | undefined; readonly entries: readonly PaletteItem[] };
