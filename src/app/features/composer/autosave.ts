import { MAX_FILE_BYTES } from '#contract/limits.ts';
import { EMPTY_DRAFT, isEmptyDraft, type Draft } from '#app/sending/draft.ts';
import type { StoredDrafts } from '#app/sending/stored-drafts.ts';

/** What the browser holds of the draft: nothing, a write on its way, all of it, or it refused. */
export type Keeping = 'nothing' | 'writing' | 'saved' | 'refused';

export type Autosave = {
  /** Tells what the store already holds. */
  start: (stored: Draft | null) => void;
  /** Keeps a draft: its files at once, its text after a pause in typing. */
  keep: (draft: Draft) => void;
  /** Writes what still waits, now. */
  flush: () => void;
  /** The page closes: writes what isn't surely kept yet before it returns. */
  close: () => void;
  /** Drops what still waits: the draft was sent. */
  forget: () => void;
};

const PAUSE_MS = 300;

/** Keeps one draft in the store as it changes, and says how that goes. */
export function createAutosave(
  key: string,
  store: Pick<StoredDrafts, 'save' | 'saveTextNow'>,
  say: (keeping: Keeping) => void,
  pauseMs: number = PAUSE_MS,
): Autosave {
  let kept = EMPTY_DRAFT;
  let waiting: Draft | null = null;
  let writing: Draft | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writes = 0;
  let refused = false;

  function write(draft: Draft) {
    const withFiles = refused || draft.files !== kept.files;
    waiting = null;
    clearTimeout(timer);
    kept = draft;
    writing = draft;
    writes += 1;
    const mine = writes;
    const tell = (keeping: Keeping) => {
      refused = keeping === 'refused';
      if (mine === writes) writing = null;
      if (mine === writes && waiting === null) say(keeping);
    };
    store.save(key, { ...draft, files: draft.files.filter(isKeepable) }, withFiles).then(
      () => tell(isEmptyDraft(draft) ? 'nothing' : 'saved'),
      () => tell('refused'),
    );
  }

  return {
    start(stored) {
      kept = stored ?? EMPTY_DRAFT;
      say(stored === null ? 'nothing' : 'saved');
    },
    keep(draft) {
      if (sameDraft(draft, waiting ?? kept)) return;
      say('writing');
      waiting = draft;
      clearTimeout(timer);
      if (draft.files === kept.files) timer = setTimeout(() => write(draft), pauseMs);
      else write(draft);
    },
    flush() {
      if (waiting !== null) write(waiting);
    },
    close() {
      const unsure = waiting ?? writing;
      if (unsure === null) return;
      try {
        store.saveTextNow(key, unsure);
      } catch {
        say('refused');
      }
      if (waiting !== null) write(waiting);
    },
    forget() {
      clearTimeout(timer);
      waiting = null;
      writing = null;
      writes += 1;
      kept = EMPTY_DRAFT;
      say('nothing');
    },
  };
}

/** A file over the limit can never be sent, and may be larger than the browser will hold: it isn't kept. */
export function isKeepable({ size }: File): boolean {
  return size <= MAX_FILE_BYTES;
}

function sameDraft(a: Draft, b: Draft): boolean {
  return a.input === b.input && a.files === b.files && a.budget === b.budget && a.workerId === b.workerId;
}
