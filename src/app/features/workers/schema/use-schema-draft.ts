import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { apiName, type Connection } from '#contract/connection.ts';
import { connectionQuery } from '#app/data/connection.ts';
import { persistedText } from '#app/data/persisted-text.ts';

type View = { readonly text: string | null; readonly isKept: boolean };

/** An edited schema, in memory and in storage; null if nothing was edited. */
function createDraft() {
  let view: View = { text: null, isKept: true };
  let kept: ReturnType<typeof persistedText> | undefined;
  const listeners = new Set<() => void>();

  function put(text: string | null) {
    view = { text, isKept: kept?.write(text) ?? true };
    for (const listener of listeners) listener();
  }
  return {
    view: () => view,
    put,
    /** Call once the API is known. */
    open(connection: Connection, workerId: string) {
      if (kept !== undefined) return;
      kept = persistedText(`handinger-worker-form/${apiName(connection)}/${workerId}/schema`);
      put(view.text ?? kept.read());
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export type SchemaDraft = {
  readonly text: string;
  readonly isChanged: boolean;
  readonly isKept: boolean;
  readonly set: (text: string) => void;
  /** Returns a function that brings the changes back. */
  readonly discard: () => () => void;
  /** Keeps what was typed since. */
  readonly saved: (sent: string) => void;
};

/** Unsaved changes are stored in this browser, by API and worker. */
export function useSchemaDraft(workerId: string, initial: string): SchemaDraft {
  const { data: connection } = useQuery(connectionQuery);
  const [draft] = useState(createDraft);
  const { text, isKept } = useSyncExternalStore(draft.subscribe, draft.view);
  useEffect(() => {
    if (connection !== undefined) draft.open(connection, workerId);
  }, [draft, connection, workerId]);
  return {
    text: text ?? initial,
    isChanged: text !== null && text !== initial,
    isKept,
    set: (next) => draft.put(next === initial ? null : next),
    discard() {
      const before = draft.view().text;
      draft.put(null);
      return () => draft.put(before);
    },
    saved(sent) {
      if (draft.view().text === sent) draft.put(null);
    },
  };
}
