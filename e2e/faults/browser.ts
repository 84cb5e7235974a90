import { AsyncLocalStorage } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';
import { vi } from 'vitest';
import type { HostedStub } from '../harness/hosted-stub.ts';
import type { VirtualTime } from '../harness/stub-time.ts';
import { passTime } from './pass-time.ts';

/** Simulates a browser in virtual time. Its tabs share one API and can be closed at any moment. */
export interface Browser {
  readonly time: VirtualTime;
  /** Errors that nothing caught. */
  readonly reported: readonly unknown[];
  openTab(): Tab;
  /** Reports activity: virtual time must not advance yet. */
  stir(): void;
  /** Advances virtual time until the promise settles. */
  until<T>(promise: Promise<T>): Promise<T>;
}

export interface Tab {
  readonly isClosed: boolean;
  readonly signal: AbortSignal;
  /** Requests made inside belong to this tab. */
  run<T>(inside: () => T): T;
  /** Passes a promise on. It never settles once the tab is closed, as in a real page. */
  alive<T>(promise: Promise<T>): Promise<T>;
  /** Aborts its requests and stops its code. */
  close(): void;
}

interface Inside {
  readonly tab: Tab;
  readonly time: VirtualTime;
  fetch(url: string, init: RequestInit): Promise<Response>;
  timeout(ms: number): AbortSignal;
  report(error: unknown): void;
}

const inside = new AsyncLocalStorage<Inside>();
const { fetch: realFetch, setTimeout: realSetTimeout, clearTimeout: realClearTimeout } = globalThis;
const realNow = Date.now;

/** Replaces the browser's globals by those of the current tab. */
export function installBrowser(): void {
  const here = () => {
    const found = inside.getStore();
    if (found === undefined) throw new Error('asked outside of any tab');
    return found;
  };
  const local = new Map<string, string>();
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => here().fetch(url, init));
  vi.stubGlobal('reportError', (error: unknown) => here().report(error));
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => local.get(key) ?? null,
    setItem: (key: string, value: string) => void local.set(key, value),
    removeItem: (key: string) => void local.delete(key),
  });
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => here().timeout(ms));
  vi.spyOn(Date, 'now').mockImplementation(() => inside.getStore()?.time.now() ?? realNow());
  vi.stubGlobal('setTimeout', (run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
    const store = inside.getStore();
    return store === undefined ? realSetTimeout(run, ms, ...args) : startTimer(store, () => run(...args), ms ?? 0);
  });
  vi.stubGlobal('clearTimeout', (timer: unknown) => {
    // A cheap reason: without one, Node creates an exception.
    if (timer instanceof AbortController) timer.abort('cleared');
    else realClearTimeout(timer as NodeJS.Timeout);
  });
}

/** Starts a timer of a tab. Aborting it stops it. */
function startTimer({ tab, time }: Inside, run: () => void, ms: number): AbortController {
  const timer = new AbortController();
  void time.sleep(ms, timer.signal).then(() => {
    if (!timer.signal.aborted && !tab.isClosed) run();
  });
  return timer;
}

export function createBrowser(stub: HostedStub, time: VirtualTime): Browser {
  const reported: unknown[] = [];
  let asked = 0;
  let stirs = 0;
  const stir = () => {
    stirs += 1;
  };

  /** Passes a body on. The tab is busy until it ends. */
  function watch(body: ReadableStream<Uint8Array>, tab: Tab, ended: () => void): ReadableStream<Uint8Array> {
    const reader = body.getReader();
    return new ReadableStream({
      async start(controller) {
        // Not awaited: a stream starts after `start` returns.
        void (async () => {
          try {
            for (;;) {
              const { done, value } = await reader.read();
              stir();
              if (tab.isClosed) return;
              if (done) break;
              controller.enqueue(value);
            }
            controller.close();
          } catch (error) {
            stir();
            if (!tab.isClosed) controller.error(error);
          } finally {
            ended();
          }
        })();
      },
      cancel: () => reader.cancel(),
    });
  }

  function fetchIn(tab: Tab) {
    return async (url: string, init: RequestInit): Promise<Response> => {
      stir();
      asked += 1;
      let open = true;
      const ended = () => {
        if (open) asked -= 1;
        open = false;
        stir();
      };
      const signal = AbortSignal.any([tab.signal, ...(init.signal ? [init.signal] : [])]);
      // Runs outside the tab's context, because Node's fetch uses real timers.
      const answered = inside.exit(() => realFetch(new URL(url, stub.url), { ...init, signal }));
      answered.then((response) => {
        stir();
        if (response.body === null || tab.isClosed) ended();
      }, ended);
      const { status, headers, body } = await tab.alive(answered);
      return new Response(body && watch(body, tab, ended), { status, headers });
    };
  }

  return {
    time,
    reported,
    stir,
    openTab() {
      const closing = new AbortController();
      setMaxListeners(0, closing.signal);
      const tab: Tab = {
        get isClosed() {
          return closing.signal.aborted;
        },
        signal: closing.signal,
        run: (what) => inside.run(here, what),
        alive: (promise) =>
          new Promise((resolve, reject) => {
            promise.then(
              (value) => !tab.isClosed && resolve(value),
              (error: unknown) => !tab.isClosed && reject(error),
            );
          }),
        close() {
          stir();
          closing.abort('closed');
        },
      };
      const here: Inside = {
        tab,
        time,
        fetch: fetchIn(tab),
        timeout(ms) {
          const deadline = new AbortController();
          void time.sleep(ms).then(() => deadline.abort(new DOMException('The deadline has passed.', 'TimeoutError')));
          return deadline.signal;
        },
        report: (error) => void (tab.isClosed || reported.push(error)),
      };
      return tab;
    },
    until: (promise) => passTime({ time, stirs: () => stirs + stub.stirs, isBusy: () => asked > stub.parked }, promise),
  };
}
