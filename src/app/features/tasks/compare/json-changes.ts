import { jsonPath } from '../json-path.ts';

/** A place at which two JSON values differ. What is undefined isn't there. */
export type JsonChange = { readonly path: string; readonly before: unknown; readonly after: unknown };

/** Every place at which two JSON values differ, in the order of the first one's keys; lists are held together index by index. */
export function changesOf(before: unknown, after: unknown): readonly JsonChange[] {
  const changes: JsonChange[] = [];
  collect(before, after, [], changes);
  return changes;
}

function collect(before: unknown, after: unknown, keys: readonly (string | number)[], changes: JsonChange[]) {
  if (Object.is(before, after)) return;
  if (!isBranch(before) || !isBranch(after) || Array.isArray(before) !== Array.isArray(after)) {
    changes.push({ path: jsonPath(keys), before, after });
    return;
  }
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    collect(was.get(key), is.get(key), [...keys, Array.isArray(before) ? Number(key) : key], changes);
  }
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
