import { EMPTY_DRAFT, mergeDrafts, type Draft } from '#app/sending/draft.ts';
import { storedDrafts } from '#app/sending/stored-drafts.ts';
import { useEffect, useRef, useState } from 'react';
import { createAutosave, type Keeping } from './autosave.ts';

type KeptDraft = {
  draft: Draft;
  /** Whether what was stored has been read, or can't be: an empty draft means nothing before. */
  ready: boolean;
  keeping: Keeping;
  edit: (change: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void;
  /** Puts another draft in its place, whatever was stored. */
  replace: (draft: (current: Draft) => Draft) => void;
  /** Empties it here: what was stored is the outbox's to clear. */
  reset: () => void;
};

/** The draft under a key, restored and kept in the browser as it changes. The key may not change while mounted. */
export function useDraft(key: string): KeptDraft {
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [keeping, setKeeping] = useState<Keeping>('nothing');
  const [restored, setRestored] = useState(false);
  const [autosave] = useState(() => createAutosave(key, storedDrafts, setKeeping));
  const superseded = useRef(false);
  /** What was stored went to the outbox's transaction before it was read. */
  const sentUnread = useRef(false);

  useEffect(() => {
    let left = false;
    storedDrafts.load(key).then(
      (stored) => {
        if (left) return;
        autosave.start(sentUnread.current ? null : stored);
        if (stored !== null && !superseded.current) setDraft((current) => mergeDrafts(stored, current));
        setRestored(true);
      },
      () => {
        if (!left) setKeeping('refused');
      },
    );
    return () => {
      left = true;
    };
  }, [key, autosave]);

  useEffect(() => {
    if (restored) autosave.keep(draft);
  }, [autosave, draft, restored]);

  useEffect(() => {
    const flushWhenHidden = () => {
      if (document.visibilityState === 'hidden') autosave.flush();
    };
    window.addEventListener('pagehide', autosave.close);
    document.addEventListener('visibilitychange', flushWhenHidden);
    return () => {
      window.removeEventListener('pagehide', autosave.close);
      document.removeEventListener('visibilitychange', flushWhenHidden);
      autosave.flush();
    };
  }, [autosave]);

  function replace(next: (current: Draft) => Draft) {
    superseded.current = true;
    setDraft(next);
  }

  return {
    draft,
    ready: restored || keeping === 'refused',
    keeping,
    edit: (change) => {
      setDraft((current) => ({ ...current, ...(typeof change === 'function' ? change(current) : change) }));
    },
    replace,
    reset: () => {
      autosave.forget();
      sentUnread.current = !restored;
      setDraft(EMPTY_DRAFT);
    },
  };
}
