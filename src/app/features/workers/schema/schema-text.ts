import { MAX_SCHEMA_CHARS } from '#contract/limits.ts';
import type { WorkerTemplate } from '#contract/worker.ts';
import { jsonText } from '#app/lib/json-text.ts';

export type JsonObject = Record<string, unknown>;

/** Empty without a schema. */
export function schemaText(schema: WorkerTemplate['outputSchema']): string {
  return schema == null ? '' : jsonText(schema, 2);
}

/** `none`: an empty text, which stands for free text as output. */
export type ReadSchema =
  | { readonly kind: 'none' }
  | { readonly kind: 'schema'; readonly schema: JsonObject }
  | { readonly kind: 'no-json'; readonly reason: string }
  | { readonly kind: 'no-object' }
  | { readonly kind: 'too-long'; readonly over: number };

export function readSchema(text: string): ReadSchema {
  if (text.trim() === '') return { kind: 'none' };
  const parsed = readObject(text);
  if (parsed.kind !== 'object') return parsed;
  const over = jsonText(parsed.value).length - MAX_SCHEMA_CHARS;
  return over > 0 ? { kind: 'too-long', over } : { kind: 'schema', schema: parsed.value };
}

type ReadObject =
  | { readonly kind: 'object'; readonly value: JsonObject }
  | { readonly kind: 'no-json'; readonly reason: string }
  | { readonly kind: 'no-object' };

export function readObject(text: string): ReadObject {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? { kind: 'object', value } : { kind: 'no-object' };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { kind: 'no-json', reason: error.message };
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
