import type { ShareMessage } from './share-message.ts';
import type { TabChannel, TabLocks } from './tabs.ts';

/** A tab of a browser that a test plays. */
export type FakeTab = {
  readonly locks: TabLocks;
  readonly channel: TabChannel;
  /** What came to pass when the tab was closed or crashed: its locks are free, its channel is silent. */
  readonly close: () => void;
  /** Whether the tab still takes part: one that hangs keeps its locks, and hears nothing. */
  hangs: boolean;
};

type Request = {
  tab: FakeTab;
  name: string;
  grant: (lock: Lock | null) => void;
  reject: (reason: unknown) => void;
};

/** Web Locks and one broadcast channel for the tabs of one browser (W3C Web Locks §3; HTML §9.5), each message a task of its own. */
export function createFakeBrowser(): { openTab: () => FakeTab; sent: ShareMessage[] } {
  const held = new Map<string, Request>();
  let queue: Request[] = [];
  const hearers = new Map<FakeTab, ((message: ShareMessage) => void)[]>();
  const sent: ShareMessage[] = [];

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
      channel: {
        post(message) {
          if (!hearers.has(tab)) return;
          sent.push(message);
          const copy = structuredClone(message);
          for (const [other, hears] of hearers) {
            if (other === tab) continue;
            setTimeout(() => {
              if (!other.hangs && hearers.has(other)) for (const hear of hears) hear(structuredClone(copy));
            });
          }
        },
        listen: (hear) => void hearers.get(tab)?.push(hear),
      },
      close() {
        hearers.delete(tab);
        queue = queue.filter((request) => request.tab !== tab);
        for (const request of held.values()) if (request.tab === tab) letGo(request);
      },
    };
    hearers.set(tab, []);
    return tab;
  }

  return { openTab, sent };
}
