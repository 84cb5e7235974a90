import type { ShareMessage } from '#app/streaming/share-message.ts';
import type { SlotWanted } from '#app/streaming/slots.ts';
import type { TabChannel, TabLocks } from '#app/streaming/tabs.ts';

export type FakeTab = {
  readonly locks: TabLocks;
  readonly channel: TabChannel<ShareMessage>;
  readonly slotChannel: TabChannel<SlotWanted>;
  /** Closes or crashes the tab: releases its locks and closes its channel. */
  readonly close: () => void;
  /** A tab that hangs keeps its locks and receives no messages. */
  hangs: boolean;
};

type Request = {
  tab: FakeTab;
  name: string;
  grant: (lock: Lock | null) => void;
  reject: (reason: unknown) => void;
};

/** Simulates Web Locks (W3C §3) and broadcast channels (HTML §9.5). Each message is its own task. */
export function createFakeBrowser(): { openTab: () => FakeTab; sent: ShareMessage[] } {
  const held = new Map<string, Request>();
  let queue: Request[] = [];
  const open = new Set<FakeTab>();
  const words = createHub<ShareMessage>(open);
  const wishes = createHub<SlotWanted>(open);

  function grantNext(name: string) {
    if (held.has(name)) return;
    const next = queue.find((request) => request.name === name);
    if (next === undefined) return;
    queue = queue.filter((request) => request !== next);
    hold(next);
  }

  function hold(request: Request) {
    held.set(request.name, request);
    request.grant({ name: request.name, mode: 'exclusive' });
  }

  function letGo(request: Request) {
    if (held.get(request.name) !== request) return;
    held.delete(request.name);
    grantNext(request.name);
  }

  function openTab(): FakeTab {
    const tab: FakeTab = {
      hangs: false,
      locks: {
        request: (name, options, callback) =>
          new Promise((resolve, reject) => {
            const request: Request = {
              tab,
              name,
              reject,
              grant: (lock) => queueMicrotask(() => void run(lock)),
            };
            async function run(lock: Lock | null) {
              try {
                resolve(await callback(lock));
              } catch (error) {
                reject(error);
              }
              letGo(request);
            }
            if (options.signal?.aborted === true) {
              reject(new DOMException('aborted', 'AbortError'));
            } else if (options.steal === true) {
              const holder = held.get(name);
              held.delete(name);
              holder?.reject(new DOMException('stolen', 'AbortError'));
              hold(request);
            } else if (options.ifAvailable === true) {
              if (held.has(name) || queue.some((other) => other.name === name)) request.grant(null);
              else hold(request);
            } else {
              queue.push(request);
              options.signal?.addEventListener('abort', () => {
                if (!queue.includes(request)) return;
                queue = queue.filter((other) => other !== request);
                reject(new DOMException('aborted', 'AbortError'));
              });
              grantNext(name);
            }
          }),
      },
      channel: words.connect(() => tab),
      slotChannel: wishes.connect(() => tab),
      close() {
        open.delete(tab);
        queue = queue.filter((request) => request.tab !== tab);
        for (const request of held.values()) if (request.tab === tab) letGo(request);
      },
    };
    open.add(tab);
    return tab;
  }

  return { openTab, sent: words.sent };
}

function createHub<Message>(open: ReadonlySet<FakeTab>) {
  const listeners: { of: () => FakeTab; listener: (message: Message) => void }[] = [];
  const sent: Message[] = [];
  function connect(of: () => FakeTab): TabChannel<Message> {
    return {
      listen: (listener) => void listeners.push({ of, listener }),
      post(message) {
        if (!open.has(of())) return;
        sent.push(message);
        const copy = structuredClone(message);
        for (const other of listeners) {
          if (other.of() === of()) continue;
          setTimeout(() => {
            if (!other.of().hangs && open.has(other.of())) other.listener(structuredClone(copy));
          });
        }
      },
    };
  }
  return { connect, sent };
}
