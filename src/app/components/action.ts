import type { LucideIcon } from 'lucide-react';
import { showToast } from './toasts.tsx';

/** The heading in lists. */
export type ActionGroup =
  | 'archive'
  | 'conversation'
  | 'filter'
  | 'goTo'
  | 'outbox'
  | 'selection'
  | 'task'
  | 'tasks'
  | 'turns'
  | 'usage'
  | 'view'
  | 'worker';

/** Defined once for buttons, menus, keys, the palette and the list of shortcuts. */
export type Action = {
  id: string;
  label: string;
  /** Shown where the icon alone says too little, and the label is too long. */
  word?: string;
  icon?: LucideIcon | undefined;
  /** `e`, a sequence (`g t`), or with Ctrl or Cmd (`Mod+k`). */
  keys?: string | undefined;
  group: ActionGroup;
  /** Moves the cursor: has a key, and no place in the palette. */
  isMovement?: boolean;
  danger?: boolean | undefined;
  /** Why it is not possible now. */
  disabled?: string | undefined;
  perform: () => void;
};

const OUTCOME_SHOWN_MS = 6_000;

/** Shows why a disabled action is not possible. */
export function performAction({ id, disabled, perform }: Pick<Action, 'id' | 'disabled' | 'perform'>): void {
  if (disabled === undefined) perform();
  else showToast({ id, text: disabled, forMs: OUTCOME_SHOWN_MS });
}
