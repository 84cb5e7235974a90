import { Validator, type OutputUnit, type SchemaDraft } from '@cfworker/json-schema';
import { jsonPath } from '../json-path.ts';

/** A place where an output isn't what its schema says, and what it must be there. */
export type Violation = { readonly path: string; readonly words: string };

export type Validity =
  | { readonly kind: 'valid' }
  | { readonly kind: 'invalid'; readonly violations: readonly Violation[] }
  /** The schema itself can't be used: `why`, in the words of what read it. */
  | { readonly kind: 'unusable'; readonly why: string };

export type CheckQuestion = { readonly schema: Record<string, unknown>; readonly output: unknown };

/** Holds an output against a JSON Schema (draft 4, 7, 2019-09 or 2020-12, as its `$schema` says), and names every place that fails. */
export function checkOutput({ schema, output }: CheckQuestion): Validity {
  try {
    const { valid, errors } = new Validator(schema, draftOf(schema), false).validate(output);
    if (valid) return { kind: 'valid' };
    return { kind: 'invalid', violations: deepest(errors).map((error) => violationOf(error, output)) };
  } catch (error) {
    return { kind: 'unusable', why: error instanceof Error ? error.message : String(error) };
  }
}

function draftOf({ $schema }: Record<string, unknown>): SchemaDraft {
  const name = typeof $schema === 'string' ? $schema : '';
  if (name.includes('draft-04')) return '4';
  if (name.includes('draft-06') || name.includes('draft-07')) return '7';
  return name.includes('2019-09') ? '2019-09' : '2020-12';
}

/** Which of several schemas was meant isn't known: that none fits says more than how each of them fails. */
const CHOICES = new Set(['anyOf', 'oneOf', 'not', 'if', 'contains']);

/** The errors that say what is wrong, without those that only say that something inside is. */
function deepest(errors: readonly OutputUnit[]): readonly OutputUnit[] {
  const choices = errors.filter(({ keyword }) => CHOICES.has(keyword));
  const outer = errors.filter((error) => !choices.some((choice) => choice !== error && isUnder(error, choice)));
  return outer.filter((error) => !outer.some((other) => other !== error && isUnder(other, error)));
}

function isUnder(inner: OutputUnit, outer: OutputUnit): boolean {
  return (
    inner.keywordLocation.startsWith(`${outer.keywordLocation}/`) &&
    inner.instanceLocation.startsWith(outer.instanceLocation)
  );
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
      value = typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(key) : undefined;
      return isIndex ? Number(key) : key;
    });
}
