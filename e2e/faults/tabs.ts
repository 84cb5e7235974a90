import type { Browser, Tab } from './browser.ts';

/** Locks and channels of one browser. */
export interface TabsTogether {
  locks(tab: Tab): Pick<LockManager, 'request'>;
  channel<Message>(tab: Tab, name: string): Channel<Message>;
}

export interface Channel<Message> {
  post(message: Message): void;
  listen(onMessage: (message: Message) => void): () => void;
}

interface Claim {
  readonly tab: Tab;
  grant(): void;
  /** Another tab stole it. */
  lose(): void;
}

interface Listener {
  readonly tab: Tab;
  readonly name: string;
  onMessage(message: unknown): void;
}

/** Simulates Web Locks and channels. A closed tab releases its locks and receives no messages. */
export function createTabsTogether({ stir }: Pick<Browser, 'stir'>): TabsTogether {
  const held = new Map<string, Claim>();
  const queues = new Map<string, Claim[]>();
  const listeners = new Set<Listener>();

  /** Runs it in its own task, as messages between processes do. */
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
        if (held.get(name) === claim) return; // Granted: the signal no longer matters.
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
            if (listener.tab !== tab && listener.name === name) soon(listener.tab, () => listener.onMessage(sent));
          }
        },
        listen(onMessage) {
          const listener = { tab, name, onMessage: onMessage as (message: unknown) => void };
          listeners.add(listener);
          return () => void listeners.delete(listener);
        },
      };
    },
  };
}
