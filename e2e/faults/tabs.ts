import type { Browser, Tab } from './browser.ts';

/** What the tabs of one browser share beside what they keep: its locks, and what they tell each other. */
export interface TabsTogether {
  /** Web Locks, as this tab sees them. */
  locks(tab: Tab): Pick<LockManager, 'request'>;
  /** A `BroadcastChannel` of this name. */
  channel<Message>(tab: Tab, name: string): Channel<Message>;
}

export interface Channel<Message> {
  post(message: Message): void;
  listen(hear: (message: Message) => void): () => void;
}

interface Claim {
  readonly tab: Tab;
  grant(): void;
  /** Another tab has stolen it. */
  lose(): void;
}

interface Listener {
  readonly tab: Tab;
  readonly name: string;
  hear(message: unknown): void;
}

/** Locks and channels as browsers have them: a tab that is closed lets go of everything, and hears no more. */
export function createTabsTogether({ stir }: Pick<Browser, 'stir'>): TabsTogether {
  const held = new Map<string, Claim>();
  const queues = new Map<string, Claim[]>();
  const listeners = new Set<Listener>();

  /** In a task of its own, as what comes from another process does. */
  function soon(tab: Tab, what: () => void) {
    stir();
    setImmediate(() => {
      stir();
      if (!tab.isClosed) tab.run(what);
    });
  }

  const queueOf = (name: string) => queues.get(name) ?? [];

  function leave(name: string, claim: Claim) {
    queues.set(
      name,
      queueOf(name).filter((other) => other !== claim),
    );
    if (held.get(name) !== claim) return;
    held.delete(name);
    grantNext(name);
  }

  function grantNext(name: string) {
    const [next, ...rest] = queueOf(name);
    if (next === undefined || held.has(name)) return;
    queues.set(name, rest);
    held.set(name, next);
    soon(next.tab, next.grant);
  }

  function request(
    tab: Tab,
    name: string,
    { signal, ifAvailable = false, steal = false }: LockOptions,
    run: (lock: Lock | null) => unknown,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) return reject(signal.reason);
      const stop = () => {
        if (held.get(name) === claim) return; // granted: the signal says nothing any more
        leave(name, claim);
        reject(signal?.reason);
      };
      const claim: Claim = {
        tab,
        grant() {
          signal?.removeEventListener('abort', stop);
          Promise.resolve(run({ name, mode: 'exclusive' }))
            .then(resolve, reject)
            .finally(() => leave(name, claim));
        },
        lose: () => soon(tab, () => reject(new DOMException('The lock was stolen.', 'AbortError'))),
      };
      if (ifAvailable && (held.has(name) || queueOf(name).length > 0)) {
        soon(tab, () => Promise.resolve(run(null)).then(resolve, reject));
        return undefined;
      }
      tab.signal.addEventListener('abort', () => leave(name, claim));
      if (steal) {
        held.get(name)?.lose();
        held.set(name, claim);
        soon(tab, claim.grant);
        return undefined;
      }
      signal?.addEventListener('abort', stop);
      queues.set(name, [...queueOf(name), claim]);
      grantNext(name);
      return undefined;
    });
  }

  return {
    locks: (tab) => ({
      request: ((name: string, ...rest: [LockOptions, LockGrantedCallback<unknown>] | [LockGrantedCallback<unknown>]) =>
        rest.length === 1
          ? request(tab, name, {}, rest[0])
          : request(tab, name, rest[0], rest[1])) as LockManager['request'],
    }),
    channel<Message>(tab: Tab, name: string): Channel<Message> {
      return {
        post(message) {
          const sent = structuredClone(message);
          for (const listener of listeners) {
            if (listener.tab !== tab && listener.name === name) soon(listener.tab, () => listener.hear(sent));
          }
        },
        listen(hear) {
          const listener = { tab, name, hear: hear as (message: unknown) => void };
          listeners.add(listener);
          return () => void listeners.delete(listener);
        },
      };
    },
  };
}
