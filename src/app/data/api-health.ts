import { useSyncExternalStore } from 'react';
import { createStore } from '#app/lib/create-store.ts';
import { probeApi, watchApiRequests, type Outcome } from './request.ts';

/** A read without an answer for this long makes the API slow. */
const SLOW_MS = 4_000;
/** Milliseconds between tries. The last one repeats. */
const DELAYS_MS = [2_000, 4_000, 8_000, 15_000] as const;

export type ApiHealth =
  | { readonly state: 'answering' }
  /** `since`: when the oldest unanswered read began. */
  | { readonly state: 'slow'; readonly since: number }
  | {
      readonly state: 'down';
      readonly cause: 'api' | 'dashboard';
      readonly since: number;
      /** Whether the API answered since the page was opened. */
      readonly answeredBefore: boolean;
      /** Null while a try is under way. */
      readonly nextTryAt: number | null;
    };

const ANSWERING: ApiHealth = { state: 'answering' };

type Deps = {
  probe: () => Promise<Outcome>;
  watch: (listener: (request: { method: string; outcome: Promise<Outcome> }) => void) => void;
};

/**
 * Says whether the API answers, from the outcomes of all requests. One failed request may be that route's fault, so it
 * only causes a probe; a failed probe means that the API is down. It is then probed until any request is answered.
 */
export function createApiHealth({ probe, watch }: Deps) {
  const store = createStore<ApiHealth>(ANSWERING);
  let answeredAt: number | null = null;
  let failures = 0;
  let isProbing = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function answered() {
    answeredAt = Date.now();
    failures = 0;
    clearTimeout(timer);
    if (store.get().state !== 'answering') store.set(ANSWERING);
  }

  async function check(): Promise<void> {
    if (isProbing) return;
    isProbing = true;
    clearTimeout(timer);
    const begun = Date.now();
    const before = store.get();
    if (before.state === 'down') store.set({ ...before, nextTryAt: null });
    const outcome = await probe();
    isProbing = false;
    if (outcome === 'answered' || (answeredAt ?? 0) > begun) return answered();
    const delay = DELAYS_MS[Math.min(failures, DELAYS_MS.length - 1)] ?? 0;
    failures += 1;
    timer = setTimeout(() => void check(), delay);
    const now = store.get();
    store.set({
      state: 'down',
      cause: outcome === 'dashboardDown' ? 'dashboard' : 'api',
      since: now.state === 'down' ? now.since : begun,
      answeredBefore: answeredAt !== null,
      nextTryAt: Date.now() + delay,
    });
  }

  /** Sets `slow` while nothing at all was answered since the read began. */
  function watchSlowness(since: number, outcome: Promise<Outcome>) {
    const late = setTimeout(() => {
      const isSilent = answeredAt === null || answeredAt < since;
      if (isSilent && store.get().state === 'answering') store.set({ state: 'slow', since });
    }, SLOW_MS);
    void outcome.then((came) => {
      clearTimeout(late);
      const now = store.get();
      // The operator left the page that waited.
      if (came === 'cancelled' && now.state === 'slow' && now.since === since) store.set(ANSWERING);
    });
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    start() {
      watch(({ method, outcome }) => {
        if (method === 'GET') watchSlowness(Date.now(), outcome);
        void outcome.then((came) => {
          if (came === 'answered') answered();
          else if (came !== 'cancelled' && store.get().state !== 'down') void check();
        });
      });
    },
    /** Probes at once. */
    check: () => void check(),
  };
}

export const apiHealth = createApiHealth({ probe: probeApi, watch: watchApiRequests });

export function useApiHealth(): ApiHealth {
  return useSyncExternalStore(apiHealth.subscribe, apiHealth.get);
}
