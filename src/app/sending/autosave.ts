import { MAX_FILE_BYTES } from '#contract/limits.ts';
import { EMPTY_DRAFT, isEmptyDraft, type Draft } from './draft.ts';
import type { StoredDrafts } from './stored-drafts.ts';

export type SaveState = 'nothing' | 'writing' | 'saved' | 'refused';

export type Autosave = {
  /** Sets what is already stored. */
  start: (stored: Draft | null) => void;
  /** At once if files changed, otherwise after a pause in typing. */
  save: (draft: Draft) => void;
  /** Starts a waiting write. */
  flush: () => void;
  /** Stores the text before it returns, for a closing page. */
  backUp: () => void;
  /** Drops a waiting write: the draft was sent. */
  forget: () => void;
};

const TYPING_PAUSE_MS = 300;

export function createAutosave(
  key: string,
  store: Pick<StoredDrafts, 'save' | 'saveTextNow'>,
  onState: (state: SaveState) => void,
  pauseMs: number = TYPING_PAUSE_MS,
): Autosave {
  let stored = EMPTY_DRAFT;
  let waiting: Draft | null = null;
  let writing: Draft | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writes = 0;
  let wasRefused = false;

  function write(draft: Draft) {
    const withFiles = wasRefused || draft.files !== stored.files;
    waiting = null;
    clearTimeout(timer);
    stored = draft;
    writing = draft;
    writes += 1;
    const thisWrite = writes;
    const onDone = (state: SaveState) => {
      wasRefused = state === 'refused';
      if (thisWrite === writes) writing = null;
      if (thisWrite === writes && waiting === null) onState(state);
    };
    store.save(key, { ...draft, files: draft.files.filter(isStorable) }, withFiles).then(
      () => onDone(isEmptyDraft(draft) ? 'nothing' : 'saved'),
      () => onDone('refused'),
    );
  }

  return {
    start(draft) {
      stored = draft ?? EMPTY_DRAFT;
      onState(draft === null ? 'nothing' : 'saved');
    },
    save(draft) {
      if (isSameDraft(draft, waiting ?? stored)) return;
      onState('writing');
      waiting = draft;
      clearTimeout(timer);
      if (draft.files === stored.files) timer = setTimeout(() => write(draft), pauseMs);
      else write(draft);
    },
    flush() {
      if (waiting !== null) write(waiting);
    },
    backUp() {
      const unsure = waiting ?? writing;
      if (unsure === null) return;
      try {
        store.saveTextNow(key, unsure);
      } catch {
        onState('refused');
      }
      if (waiting !== null) write(waiting);
    },
    forget() {
      clearTimeout(timer);
      waiting = null;
      writing = null;
      writes += 1;
      stored = EMPTY_DRAFT;
      onState('nothing');
    },
  };
}

/** A file over the limit cannot be sent, and may be larger than the browser stores. */
export function isStorable({ size }: File): boolean {
  return size <= MAX_FILE_BYTES;
}

function isSameDraft(a: Draft, b: Draft): boolean {
  return a.input === b.input && a.files === b.files && a.budget === b.budget && a.workerId === b.workerId;
}
