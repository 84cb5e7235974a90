import type { LucideIcon } from 'lucide-react';
import { useLayoutEffect, useState } from 'react';
import { showToast } from './toasts.tsx';

/** Something that the operator can do, defined once: buttons, menus, keys, the palette and the list of shortcuts read it from here. */
export type Action = {
  /** Its own among all that are offered at a time. */
  id: string;
  label: string;
  icon?: LucideIcon | undefined;
  /** A key (`e`), a sequence of keys (`g t`), or one with Ctrl or Cmd (`Mod+k`). */
  keys?: string | undefined;
  /** The heading under which it is listed. */
  group?: string | undefined;
  danger?: boolean | undefined;
  /** Why it can't be done now. */
  disabled?: string | undefined;
  perform: () => void;
};

const SAID_FOR_MS = 6_000;
const offers = new Map<number, readonly Action[]>();
let mounts = 0;
let onOffer: (() => void) | undefined;

/** Has whoever lists the offers called whenever one of them changes: one at a time. Answers what ends it. */
export function subscribeToActions(hear: () => void): () => void {
  onOffer = hear;
  return () => (onOffer = undefined);
}

/** Offers actions to the palette and the keys, for as long as the caller is mounted. */
export function useActions(actions: readonly Action[]): void {
  // Counted while rendering, where what stands above comes first: effects run the other way round.
  const [at] = useState(() => (mounts += 1));
  useLayoutEffect(() => {
    offers.set(at, actions);
    onOffer?.();
    return () => void offers.delete(at);
  }, [at, actions]);
}

/** All that can be done just now. What was mounted last comes first, and so keeps its keys. */
export function registeredActions(): readonly Action[] {
  return [...offers].toSorted(([a], [b]) => b - a).flatMap(([, actions]) => actions);
}

/** Does it, or says why it can't be done. */
export function performAction({ id, disabled, perform }: Action): void {
  if (disabled === undefined) perform();
  else showToast({ id, text: disabled, forMs: SAID_FOR_MS });
}
