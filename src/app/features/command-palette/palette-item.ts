import type { Action, ActionGroup } from '#app/components/action.ts';

export type PaletteItem = Omit<Action, 'group'> & {
  /** Such as "Task" or "View". */
  readonly category: string;
  readonly to?: string;
  /** Of a task, instead of an icon. */
  readonly status?: string;
  readonly detail?: string | undefined;
};

/** Listed under its group without a query. */
export type Command = PaletteItem & { readonly group: ActionGroup };

export type Destination = Omit<PaletteItem, 'perform'> & { readonly to: string };

/** Without a heading, items show their own category. */
export type Section = { readonly heading: string | undefined; readonly entries: readonly PaletteItem[] };
