import type { LucideIcon } from 'lucide-react';
import { useLayoutEffect, useState } from 'react';
import { showToast } from './toasts.tsx';

/** The heading in lists. */
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

/** Defined once for buttons, menus, keys, the palette and the list of shortcuts. */
export type Action = {
  id: string;
  label: string;
  icon?: LucideIcon | undefined;
  /** `e`, a sequence (`g t`), or with Ctrl or Cmd (`Mod+k`). */
  keys?: string | undefined;
  group: ActionGroup;
  danger?: boolean | undefined;
  /** Why it is not possible now. */
  disabled?: string | undefined;
  perform: () => void;
};

const OUTCOME_SHOWN_MS = 6_000;
const offers = new Map<number, readonly Action[]>();
let mounts = 0;
let onOffer: (() => void) | undefined;

/** Returns an unsubscribe function. Supports one subscriber at a time. */
export function subscribeToActions(listener: () => void): () => void {
  onOffer = listener;
  return () => (onOffer = undefined);
}

/** Registers actions while the caller is mounted. */
export function useActions(actions: readonly Action[]): void {
  // Counted during render, where parents come first. Effects run in the opposite order.
  const [at] = useState(() => (mounts += 1));
  useLayoutEffect(() => {
    offers.set(at, actions);
    onOffer?.();
    return () => void offers.delete(at);
  }, [at, actions]);
}

/** Last mounted first, so that these win when keys collide. */
export function registeredActions(): readonly Action[] {
  return [...offers].toSorted(([a], [b]) => b - a).flatMap(([, actions]) => actions);
}

/** Shows why a disabled action is not possible. */
export function performAction({ id, disabled, perform }: Pick<Action, 'id' | 'disabled' | 'perform'>): void {
  if (disabled === undefined) perform();
  else showToast({ id, text: disabled, forMs: OUTCOME_SHOWN_MS });
}
