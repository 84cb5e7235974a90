import type { ApiProblem } from '#contract/api-problem.ts';
import { createStore } from '#app/lib/create-store.ts';
import { createAutosave, type SaveState } from './autosave.ts';
import { EMPTY_DRAFT, joinDrafts, mergeDrafts, type Draft } from './draft.ts';
import type { Outbox } from './outbox.ts';
import { draftOf, problemOfTurn } from './outgoing.ts';
import type { StoredDrafts } from './stored-drafts.ts';

export type DraftState = {
  readonly draft: Draft;
  readonly isLoaded: boolean;
  readonly saveState: SaveState;
  /** Why the API refused the turn that became this draft again; milliseconds since the epoch. */
  readonly refusal: { readonly problem: ApiProblem; readonly at: number } | null;
  /** Increases when something outside the composer changes the draft, and the composer should take the focus. */
  readonly focusRequests: number;
};

/** By key: `NEW_TASK` or a task's id. Each draft is loaded and saved while it has subscribers. */
export type Drafts = {
  /** Returns the same object until the draft changes. */
  get: (key: string) => DraftState;
  /** Returns an unsubscribe function. */
  subscribe: (key: string, listener: () => void) => () => void;
  edit: (key: string, change: Partial<Draft>) => void;
  /** Returns the former draft. */
  replace: (key: string, draft: Draft) => Draft;
  /** Puts an outgoing turn before the draft, to be edited. */
  takeBack: (key: string, sendId: string, options: { focus: boolean }) => Promise<void>;
  /** Leaves the stored draft: the outbox removes it when it stores the turn. */
  clear: (key: string) => void;
  /** Removes all drafts of this tab, from the browser too. */
  discardAll: () => void;
  flush: () => void;
  /** Saves texts synchronously, for a closing page. */
  backUp: () => void;
};

const INITIAL: DraftState = {
  draft: EMPTY_DRAFT,
  isLoaded: false,
  saveState: 'nothing',
  refusal: null,
  focusRequests: 0,
};

type Entry = ReturnType<typeof createEntry>;

export function createDrafts(outbox: Pick<Outbox, 'takeBack'>, stored: StoredDrafts): Drafts {
  const entries = new Map<string, Entry>();

  function entryOf(key: string): Entry {
    const known = entries.get(key);
    if (known !== undefined) return known;
    const entry = createEntry(key, stored);
    entries.set(key, entry);
    return entry;
  }

  return {
    get: (key) => entryOf(key).get(),

    subscribe(key, listener) {
      const entry = entryOf(key);
      const unsubscribe = entry.subscribe(listener);
      return () => {
        unsubscribe();
        if (!entry.hasSubscribers() && entries.get(key) === entry) entries.delete(key);
      };
    },

    edit(key, change) {
      const entry = entryOf(key);
      entry.setDraft({ ...entry.get().draft, ...change });
    },

    replace(key, draft) {
      const entry = entryOf(key);
      const before = entry.get().draft;
      entry.replace(draft, null);
      entry.requestFocus();
      return before;
    },

    async takeBack(key, sendId, { focus }) {
      const entry = entryOf(key);
      if (focus) entry.requestFocus();
      const turn = await outbox.takeBack(sendId, (taken) => joinDrafts(draftOf(taken), entry.get().draft));
      if (turn === undefined) return;
      const problem = problemOfTurn(turn);
      const refusal = problem && { problem, at: turn.problem?.at ?? Date.now() };
      entry.replace(joinDrafts(draftOf(turn), entry.get().draft), refusal);
    },

    clear: (key) => entryOf(key).clear(),

    discardAll() {
      for (const entry of entries.values()) entry.replace(EMPTY_DRAFT, null);
    },

    flush() {
      for (const { autosave } of entries.values()) autosave.flush();
    },
    backUp() {
      for (const { autosave } of entries.values()) autosave.backUp();
    },
  };
}

function createEntry(key: string, stored: StoredDrafts) {
  const store = createStore(INITIAL);
  const update = (change: Partial<DraftState>) => store.set({ ...store.get(), ...change });
  const autosave = createAutosave(key, stored, (saveState) => update({ saveState }));
  let subscribers = 0;
  let isReplaced = false;
  let wasClearedBeforeLoad = false;

  function setDraft(draft: Draft) {
    update({ draft });
    if (store.get().isLoaded) autosave.save(draft);
  }

  async function load() {
    let draft: Draft | null;
    try {
      draft = await stored.load(key);
    } catch {
      if (subscribers > 0) update({ saveState: 'refused' }); // The page shows it.
      return;
    }
    if (subscribers === 0) return;
    // The outbox removes a stored draft that was sent before it was read.
    autosave.start(wasClearedBeforeLoad ? null : draft);
    update({ isLoaded: true });
    const { draft: current } = store.get();
    setDraft(draft === null || isReplaced ? current : mergeDrafts(draft, current));
  }

  return {
    autosave,
    get: store.get,
    hasSubscribers: () => subscribers > 0,

    subscribe(listener: () => void) {
      const unsubscribe = store.subscribe(listener);
      subscribers += 1;
      if (subscribers === 1) void load();
      return () => {
        unsubscribe();
        subscribers -= 1;
        if (subscribers === 0) autosave.flush();
      };
    },

    setDraft,
    requestFocus: () => update({ focusRequests: store.get().focusRequests + 1 }),

    replace(draft: Draft, refusal: DraftState['refusal']) {
      isReplaced = true;
      update({ refusal });
      setDraft(draft);
    },

    clear() {
      autosave.forget();
      wasClearedBeforeLoad = !store.get().isLoaded;
      update({ draft: EMPTY_DRAFT, refusal: null });
    },
  };
}
