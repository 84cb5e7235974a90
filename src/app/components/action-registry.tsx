import { createContext, useContext, useLayoutEffect, useState, type ReactNode } from 'react';
import { createEmitter } from '#app/lib/create-store.ts';
import type { Action } from './action.ts';

export type ActionRegistry = {
  /** Last mounted first, so that these win when keys collide. */
  list: () => readonly Action[];
  /** Called when actions come, go or look different. Returns an unsubscribe function. */
  subscribe: (listener: () => void) => () => void;
  /** Returns where to register. */
  nextPlace: () => number;
  set: (place: number, actions: readonly Action[]) => void;
  remove: (place: number) => void;
};

function createActionRegistry(): ActionRegistry {
  const registered = new Map<number, readonly Action[]>();
  const changes = createEmitter();
  let places = 0;
  return {
    list: () => [...registered].toSorted(([a], [b]) => b - a).flatMap(([, actions]) => actions),
    subscribe: changes.subscribe,
    nextPlace: () => (places += 1),
    set(place, actions) {
      const before = registered.get(place) ?? [];
      registered.set(place, actions);
      if (!looksSame(before, actions)) changes.emit();
    },
    remove(place) {
      registered.delete(place);
      changes.emit();
    },
  };
}

const SHOWN = [
  'id',
  'label',
  'word',
  'icon',
  'keys',
  'group',
  'danger',
  'disabled',
] as const satisfies (keyof Action)[];

function looksSame(before: readonly Action[], actions: readonly Action[]): boolean {
  return (
    before.length === actions.length &&
    actions.every((action, at) => SHOWN.every((field) => action[field] === before[at]?.[field]))
  );
}

const ActionsContext = createContext<ActionRegistry | null>(null);

export function ActionsProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(createActionRegistry);
  return <ActionsContext value={registry}>{children}</ActionsContext>;
}

export function useActionRegistry(): ActionRegistry {
  const registry = useContext(ActionsContext);
  if (registry === null) throw new Error('Actions need ActionsProvider above.');
  return registry;
}

/** Registers actions while the caller is mounted. */
export function useActions(actions: readonly Action[]): void {
  const registry = useActionRegistry();
  // Taken during render, where parents come first. Effects run in the opposite order.
  const [place] = useState(registry.nextPlace);
  useLayoutEffect(() => registry.set(place, actions), [registry, place, actions]);
  useLayoutEffect(() => () => registry.remove(place), [registry, place]);
}
