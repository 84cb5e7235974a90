import { draftStore, EMPTY_DRAFT, type Draft } from '#app/data/drafts.ts';
import { useEffect, useRef, useState } from 'react';
import { mergeDrafts } from './attachments.ts';
import { createAutosave, type Keeping } from './autosave.ts';

type KeptDraft = {
  draft: Draft;
  keeping: Keeping;
  edit: (change: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void;
  /** Puts another draft in its place, whatever was stored. */
  replace: (draft: Draft) => void;
  /** Empties it here: what was stored is cleared by whoever sent it. */
  reset: () => void;
};

/** The draft under a key, restored and kept in the browser as it changes. The key may not change while mounted. */
export function useDraft(key: string): KeptDraft {
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [keeping, setKeeping] = useState<Keeping>('nothing');
  const [restored, setRestored] = useState(false);
  const [autosave] = useState(() => createAutosave(key, draftStore, setKeeping));
  const superseded = useRef(false);

  useEffect(() => {
    let left = false;
    draftStore.load(key).then(
      (stored) => {
        if (left) return;
        autosave.start(stored);
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

  function replace(next: Draft) {
    superseded.current = true;
    setDraft(next);
  }

  return {
    draft,
    keeping,
    edit: (change) => {
      setDraft((current) => ({ ...current, ...(typeof change === 'function' ? change(current) : change) }));
    },
    replace,
    reset: () => {
      autosave.forget();
      replace(EMPTY_DRAFT);
    },
  };
}
