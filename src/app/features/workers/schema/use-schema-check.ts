import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { MAX_SCHEMA_CHARS } from '#contract/limits.ts';
import { askSchemaProblems } from '#app/entities/turn/output-check/ask-check.ts';
import { WorkerFailed } from '#app/lib/run-in-worker.ts';
import { t as tCheck } from '#app/messages/output-check.ts';
import { t } from '#app/messages/workers.ts';
import type { JsonProblem } from './locate.ts';
import { readSchema, type JsonObject, type ReadSchema } from './schema-text.ts';

/** Milliseconds without typing before a schema is checked. */
const PAUSE_MS = 300;

export type SchemaCheck = {
  readonly kind: 'none' | 'valid' | 'checking' | 'invalid' | 'unchecked';
  readonly problems: readonly JsonProblem[];
  /** If the text is a schema, valid or not. Null for an empty text. */
  readonly schema: JsonObject | null | undefined;
  /** Why it could not be checked. */
  readonly why?: string;
};

const NONE: readonly JsonProblem[] = [];

/** Checks the text while it is typed. */
export function useSchemaCheck(text: string): SchemaCheck {
  const read = useMemo(() => readSchema(text), [text]);
  const settled = useSettled(text);
  const check = useQuery({
    queryKey: ['schema check', settled],
    queryFn: ({ signal }) => askSchemaProblems(read.kind === 'schema' ? read.schema : {}, signal),
    enabled: read.kind === 'schema' && settled === text,
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
  });
  const { data: found, error } = check;
  const textProblems = useMemo(() => problemsOfText(read), [read]);
  if (read.kind === 'none') return { kind: 'none', problems: NONE, schema: null };
  if (read.kind !== 'schema') return { kind: 'invalid', problems: textProblems, schema: undefined };
  const { schema } = read;
  if (settled !== text) return { kind: 'checking', problems: NONE, schema };
  if (error !== null) {
    const why = error instanceof WorkerFailed ? tCheck(`notChecked.${error.reason}`) : error.message;
    return { kind: 'unchecked', problems: NONE, schema, why };
  }
  if (found === undefined) return { kind: 'checking', problems: NONE, schema };
  return { kind: found.length === 0 ? 'valid' : 'invalid', problems: found, schema };
}

function problemsOfText(read: ReadSchema): readonly JsonProblem[] {
  switch (read.kind) {
    case 'none':
    case 'schema':
      return NONE;
    case 'no-json':
      return [{ path: undefined, words: t('notJson', { reason: read.reason }) }];
    case 'no-object':
      return [{ path: '', words: t('schemaNotObject') }];
    case 'too-long':
      return [{ path: '', words: t('schemaTooLong', { over: read.over, limit: MAX_SCHEMA_CHARS }) }];
    default:
      return read satisfies never;
  }
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
