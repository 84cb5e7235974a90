export type Emitter<T> = {
  emit: (event: T) => void;
  /** Returns an unsubscribe function. */
  subscribe: (listener: (event: T) => void) => () => void;
};

export function createEmitter<T = void>(): Emitter<T> {
  const listeners = new Set<(event: T) => void>();
  return {
    emit(event) {
      for (const listener of listeners) listener(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export type Store<T> = {
  get: () => T;
  set: (value: T) => void;
  /** Called after each `set`. Returns an unsubscribe function. */
  subscribe: (listener: () => void) => () => void;
};

/** Observable, for `useSyncExternalStore`. */
export function createStore<T>(initial: T): Store<T> {
  const changes = createEmitter();
  let value = initial;
  return {
    get: () => value,
    set(next) {
      value = next;
      changes.emit();
    },
    subscribe: changes.subscribe,
  };
}
