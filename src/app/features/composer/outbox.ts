import { ApiProblem } from '#contract/api-problem.ts';
import { draftStore, type Draft, type DraftStore } from '#app/data/drafts.ts';

/** How the last send of a draft goes: on its way, or not accepted, with why and when (milliseconds since the epoch). */
export type SendState = { readonly sending: boolean; readonly problem: ApiProblem | null; readonly failedAt: number };

const AT_REST: SendState = { sending: false, problem: null, failedAt: 0 };

export type Outbox = {
  state: (key: string) => SendState;
  /** Calls `listener` when any state changes; answers how to stop. */
  subscribe: (listener: () => void) => () => void;
  /** Calls `listener` when the draft under `key` was accepted; answers how to stop. */
  onAccepted: (key: string, listener: () => void) => () => void;
  /** Sends, unless the same draft is on its way already. When it is accepted, the kept draft is cleared. */
  send: (key: string, draft: Draft, send: (draft: Draft) => Promise<void>) => Promise<void>;
  /** Takes the problem off: the draft is another one now. */
  forget: (key: string) => void;
};

type OutboxDeps = { store: Pick<DraftStore, 'clear'>; now: () => number; report: (error: unknown) => void };

/**
 * What is being sent, by draft. It outlives the composer that started it, so that leaving the page and coming
 * back in mid-send neither offers the same draft again nor loses the reason why it was refused.
 */
export function createOutbox({ store, now, report }: OutboxDeps): Outbox {
  const states = new Map<string, SendState>();
  const listeners = new Set<() => void>();
  const accepted = new Set<{ key: string; listener: () => void }>();

  function set(key: string, state: SendState) {
    if (state === AT_REST) states.delete(key);
    else states.set(key, state);
    for (const listener of listeners) listener();
  }

  return {
    state: (key) => states.get(key) ?? AT_REST,

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    onAccepted(key, listener) {
      const entry = { key, listener };
      accepted.add(entry);
      return () => accepted.delete(entry);
    },

    async send(key, draft, send) {
      if (states.get(key)?.sending === true) return;
      set(key, { sending: true, problem: null, failedAt: 0 });
      try {
        await send(draft);
      } catch (error) {
        if (!(error instanceof ApiProblem)) report(error);
        const problem = error instanceof ApiProblem ? error : new ApiProblem(0, 'The dashboard failed while sending.');
        set(key, { sending: false, problem, failedAt: now() });
        return;
      }
      for (const entry of accepted) if (entry.key === key) entry.listener();
      set(key, AT_REST);
      await store.clear(key).catch(report);
    },

    forget(key) {
      if (states.get(key)?.sending !== true) set(key, AT_REST);
    },
  };
}

export const outbox = createOutbox({ store: draftStore, now: () => Date.now(), report: (error) => reportError(error) });
