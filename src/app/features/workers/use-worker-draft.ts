import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import * as z from 'zod/mini';
import { apiName, type Connection } from '#contract/connection.ts';
import { connectionQuery } from '#app/data/connection.ts';
import { persistedText } from '#app/data/persisted-text.ts';
import { readJson } from '#app/lib/read-json.ts';
import { changedFields, type WorkerFields } from './worker-fields.ts';

/** An existing worker's key is its id. */
export const NEW_WORKER = 'new';

const Changes = z.object({
  title: z.optional(z.string()),
  summary: z.optional(z.string()),
  instructions: z.optional(z.string()),
  visibility: z.optional(z.enum(['public', 'private'])),
  model: z.optional(z.nullable(z.string())),
});
type Changes = z.infer<typeof Changes>;

/** Unsaved changes, in memory and in storage. */
function createDraft() {
  let view: { changes: Changes; isKept: boolean } = { changes: {}, isKept: true };
  let kept: ReturnType<typeof persistedText> | undefined;
  const listeners = new Set<() => void>();

  function put(changes: Changes) {
    const text = Object.keys(changes).length > 0 ? JSON.stringify(changes) : null;
    view = { changes, isKept: kept?.write(text) ?? true };
    for (const listener of listeners) listener();
  }
  return {
    view: () => view,
    put,
    /** Call once the API is known. */
    open(connection: Connection, form: string) {
      if (kept !== undefined) return;
      kept = persistedText(`handinger-worker-form/${apiName(connection)}/${form}`);
      put({ ...readJson(Changes, kept.read()), ...view.changes });
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export type WorkerDraft = {
  fields: WorkerFields;
  isChanged: boolean;
  isKept: boolean;
  set: (part: Partial<WorkerFields>) => void;
  /** Returns a function that brings the changes back. */
  discard: () => () => void;
  /** Removes saved changes, and keeps what was typed since. */
  saved: (fields: WorkerFields) => void;
};

/** Unsaved changes are stored in this browser, by API and worker. */
export function useWorkerDraft(form: string, initial: WorkerFields): WorkerDraft {
  const { data: connection } = useQuery(connectionQuery);
  const [draft] = useState(createDraft);
  const { changes, isKept } = useSyncExternalStore(draft.subscribe, draft.view);
  useEffect(() => {
    if (connection !== undefined) draft.open(connection, form);
  }, [draft, connection, form]);

  const fields = withChanges(initial, changes);
  return {
    fields,
    isChanged: Object.keys(changedFields(initial, fields)).length > 0,
    isKept,
    set: (part) => draft.put(changedFields(initial, { ...withChanges(initial, draft.view().changes), ...part })),
    discard() {
      const before = draft.view().changes;
      draft.put({});
      return () => draft.put(before);
    },
    saved: (sent) => draft.put(changedFields(sent, withChanges(sent, draft.view().changes))),
  };
}

function withChanges(fields: WorkerFields, changes: Changes): WorkerFields {
  const { title, summary, instructions, visibility, model } = changes;
  return {
    title: title ?? fields.title,
    summary: summary ?? fields.summary,
    instructions: instructions ?? fields.instructions,
    visibility: visibility ?? fields.visibility,
    model: model === undefined ? fields.model : model,
  };
}
