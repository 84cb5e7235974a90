import type { TabChannel, TabLocks } from '#app/streaming/tabs.ts';

export type Channel<Message> = TabChannel<Message> & {
  /** Returns an unsubscribe function. */
  listen: (listener: (message: Message) => void) => () => void;
};

export type FakeTabs<Tab> = {
  locks: (tab: Tab) => TabLocks;
  /** Connects tabs by the channel's name. A tab does not receive its own messages. */
  channel: <Message>(tab: Tab, name: string) => Channel<Message>;
  /** Releases the tab's locks and closes its channels. */
  close: (tab: Tab) => void;
};

type Later<Tab> = (tab: Tab, run: () => void) => void;

type Claim<Tab> = {
  readonly tab: Tab;
  readonly name: string;
  readonly grant: () => void;
  /** Another tab stole it. */
  readonly lose: () => void;
};

type Listener<Tab> = { readonly tab: Tab; readonly name: string; readonly receive: (message: unknown) => void };

/**
 * Simulates Web Locks (W3C §3) and broadcast channels (HTML §9.5) between tabs. `onLock` and `onMessage` run what a
 * lock or a message causes in a tab, later.
 */
export function createFakeTabs<Tab>({
  onLock,
  onMessage,
}: {
  onLock: Later<Tab>;
  onMessage: Later<Tab>;
}): FakeTabs<Tab> {
  const held = new Map<string, Claim<Tab>>();
  let queue: readonly Claim<Tab>[] = [];
  let listeners: readonly Listener<Tab>[] = [];

  function hold(claim: Claim<Tab>) {
    held.set(claim.name, claim);
    onLock(claim.tab, claim.grant);
  }

  function leave(claim: Claim<Tab>) {
    queue = queue.filter((other) => other !== claim);
    if (held.get(claim.name) !== claim) return;
    held.delete(claim.name);
    grantNext(claim.name);
  }

  function grantNext(name: string) {
    const next = queue.find((claim) => claim.name === name);
    if (next === undefined || held.has(name)) return;
    queue = queue.filter((other) => other !== next);
    hold(next);
  }

  const locks = (tab: Tab): TabLocks => ({
    request: (name, { signal, ifAvailable = false, steal = false }, run) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) return reject(signal.reason);
        const runWith = async (lock: Lock | null) => run(lock);
        const isTaken = held.has(name) || queue.some((other) => other.name === name);
        if (ifAvailable && isTaken) return onLock(tab, () => runWith(null).then(resolve, reject));
        const stop = () => {
          if (held.get(name) === claim) return; // Granted: the signal no longer matters.
          leave(claim);
          reject(signal?.reason);
        };
        const claim: Claim<Tab> = {
          tab,
          name,
          grant() {
            signal?.removeEventListener('abort', stop);
            void runWith({ name, mode: 'exclusive' })
              .then(resolve, reject)
              .finally(() => leave(claim));
          },
          lose: () => onLock(tab, () => reject(new DOMException('The lock was stolen.', 'AbortError'))),
        };
        if (steal) {
          held.get(name)?.lose();
          return hold(claim);
        }
        signal?.addEventListener('abort', stop);
        queue = [...queue, claim];
        return grantNext(name);
      }),
  });

  return {
    locks,

    channel: (tab, name) => ({
      post(message) {
        const sent = structuredClone(message);
        for (const listener of listeners) {
          if (listener.tab === tab || listener.name !== name) continue;
          onMessage(listener.tab, () => {
            if (listeners.includes(listener)) listener.receive(structuredClone(sent));
          });
        }
      },
      listen(listener) {
        const mine: Listener<Tab> = { tab, name, receive: (message) => listener(message as never) };
        listeners = [...listeners, mine];
        return () => {
          listeners = listeners.filter((other) => other !== mine);
        };
      },
    }),

    close(tab) {
      listeners = listeners.filter((other) => other.tab !== tab);
      queue = queue.filter((claim) => claim.tab !== tab);
      for (const claim of held.values()) if (claim.tab === tab) leave(claim);
    },
  };
}
