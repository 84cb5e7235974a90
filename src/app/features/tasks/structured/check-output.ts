import { Validator, type OutputUnit, type SchemaDraft } from '@cfworker/json-schema';
import { jsonPath } from '../json-path.ts';

/** A place where an output isn't what its schema says, and what it must be there. */
export type Violation = { readonly path: string; readonly words: string };

export type Validity =
  | { readonly kind: 'valid' }
  | { readonly kind: 'invalid'; readonly violations: readonly Violation[] }
  /** One can't be held against the other: `why`, of a schema that can't be used in the words of what read it. */
  | { readonly kind: 'unusable'; readonly why: string };

export type CheckQuestion = { readonly schema: Record<string, unknown>; readonly output: unknown };

/** Holds an output against a JSON Schema (draft 4, 7, 2019-09 or 2020-12, as its `$schema` says), and names every place that fails. */
export function checkOutput({ schema, output }: CheckQuestion): Validity {
  try {
    const { valid, errors } = new Validator(schema, draftOf(schema), false).validate(output);
    if (valid) return { kind: 'valid' };
    return { kind: 'invalid', violations: deepest(errors).map((error) => violationOf(error, output)) };
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'unusable', why: 'That goes too deep.' };
    const why = error instanceof Error ? error.message : String(error);
    return { kind: 'unusable', why: why.split('\n', 1).join() };
  }
}

function draftOf({ $schema }: Record<string, unknown>): SchemaDraft {
  const name = typeof $schema === 'string' ? $schema : '';
  if (name.includes('draft-04')) return '4';
  if (name.includes('draft-06') || name.includes('draft-07')) return '7';
  return name.includes('2019-09') ? '2019-09' : '2020-12';
}

/** Which of several schemas was meant isn't known: that none fits says more than how each of them fails. */
const CHOICES = new Set(['anyOf', 'oneOf', 'not', 'contains']);

/** The errors that say what is wrong, without those that only say that something inside is: that comes right after them. */
function deepest(errors: readonly OutputUnit[]): readonly OutputUnit[] {
  let choice: OutputUnit | undefined;
  return errors.filter((error, i) => {
    if (choice !== undefined && isInside(error, choice)) return false;
    choice = CHOICES.has(error.keyword) ? error : undefined;
    const next = errors[i + 1];
    return choice !== undefined || next === undefined || !isInside(next, error);
  });
}

function isInside(inner: OutputUnit, outer: OutputUnit): boolean {
  if (!`${inner.instanceLocation}/`.startsWith(`${outer.instanceLocation}/`)) return false;
  // Where the schema is just `false`, only the place in the output is told.
  if (inner.keyword === 'false') return true;
  // What follows from an `if` stands beside it.
  const schema = outer.keyword === 'if' ? outer.keywordLocation.slice(0, -'if'.length) : `${outer.keywordLocation}/`;
  return inner.keywordLocation.startsWith(schema);
}

function violationOf(error: OutputUnit, output: unknown): Violation {
  const keys = keysOf(error.instanceLocation, output);
  const missing = /^Instance does not have required property "(.*)"\.$/s.exec(error.error)?.[1];
  if (missing !== undefined) return { path: jsonPath([...keys, missing]), words: 'is missing' };
  return { path: jsonPath(keys), words: wordsOf(error) };
}

function wordsOf({ keyword, error }: OutputUnit): string {
  const expected = /Expected (.+)\.$/s.exec(error)?.[1]?.replaceAll('"', '');
  if (keyword === 'type' && expected !== undefined) return `must be ${expected.replaceAll(/,\s*/g, ' or ')}`;
  if (keyword === 'false') return 'must not be there';
  const among = /^Instance does not match any of (.+)\.$/s.exec(error)?.[1];
  if (keyword === 'enum' && among !== undefined) return `must be one of ${among}`;
  return `is wrong: ${error}`;
}

/** The keys that a JSON pointer (`#/items/3/price`) names, with the indexes of lists as numbers. */
function keysOf(pointer: string, root: unknown): (string | number)[] {
  let value = root;
  return pointer
    .split('/')
    .slice(1)
    .map((escaped) => {
      const key = decodeURIComponent(escaped).replaceAll('~1', '/').replaceAll('~0', '~');
      const isIndex = Array.isArray(value);
      value =
        typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
      return isIndex ? Number(key) : key;
    });
}
