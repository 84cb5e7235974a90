import type { LucideIcon } from 'lucide-react';
import { useLayoutEffect, useState } from 'react';
import { showToast } from './toasts.tsx';

/** Which heading an action has in lists. */
export type ActionGroup =
  | 'archive'
  | 'conversation'
  | 'goTo'
  | 'outbox'
  | 'selection'
  | 'task'
  | 'tasks'
  | 'turns'
  | 'usage'
  | 'view'
  | 'worker';

/** Something the operator can do, defined once for buttons, menus, keys, the palette and the list of shortcuts. */
export type Action = {
  /** Unique among the registered actions. */
  id: string;
  label: string;
  icon?: LucideIcon | undefined;
  /** A key (`e`), a sequence of keys (`g t`), or one with Ctrl or Cmd (`Mod+k`). */
  keys?: string | undefined;
  group: ActionGroup;
  danger?: boolean | undefined;
  /** Why it is not possible now. */
  disabled?: string | undefined;
  perform: () => void;
};

const SAID_FOR_MS = 6_000;
const offers = new Map<number, readonly Action[]>();
let mounts = 0;
let onOffer: (() => void) | undefined;

/** Subscribes to changes of the registered actions. Returns an unsubscribe function. Supports one subscriber at a time. */
export function subscribeToActions(hear: () => void): () => void {
  onOffer = hear;
  return () => (onOffer = undefined);
}

/** Registers actions for the palette and the keys while the caller is mounted. */
export function useActions(actions: readonly Action[]): void {
  // Counted during render, where parents come first. Effects run in the opposite order.
  const [at] = useState(() => (mounts += 1));
  useLayoutEffect(() => {
    offers.set(at, actions);
    onOffer?.();
    return () => void offers.delete(at);
  }, [at, actions]);
}

/** Returns the registered actions, last mounted first, so that these win when keys collide. */
export function registeredActions(): readonly Action[] {
  return [...offers].toSorted(([a], [b]) => b - a).flatMap(([, actions]) => actions);
}

/** Performs an action, or shows why it is not possible. */
export function performAction({ id, disabled, perform }: Pick<Action, 'id' | 'disabled' | 'perform'>): void {
  if (disabled === undefined) perform();
  else showToast({ id, text: disabled, forMs: SAID_FOR_MS });
}
