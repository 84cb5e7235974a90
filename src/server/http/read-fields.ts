import type * as z from 'zod/mini';
import { problems } from '../domain/problems.ts';
import { whyNotStorable } from '../domain/storable-text.ts';
import { cutText } from '../domain/titles.ts';

/** Throws 422 with each wrong field. Refuses unknown fields: a misspelt `budget` would silently spend another one. */
export function readFields<T>(schema: z.ZodMiniType<T>, raw: unknown): T {
  const result = schema.safeParse(raw, { reportInput: true });
  if (result.success) return result.data;
  throw problems.badField(describe(result.error.issues));
}

/** Throws 400. */
export function readQuery<T>(
  schema: z.ZodMiniType<T>,
  raw: Readonly<Record<string, readonly string[]>>,
  repeatable: readonly string[] = [],
): T {
  const fields = Object.entries(raw).map(([name, values]) => {
    const why = whyNotStorable(values.join(' '));
    if (why !== undefined) throw problems.badRequest(`${shortName(name)} ${why}.`);
    if (repeatable.includes(name)) return [name, values];
    if (values.length > 1)
      throw problems.badRequest(`${shortName(name)} is given ${values.length} times: it takes one value.`);
    return [name, values[0]];
  });
  const result = schema.safeParse(Object.fromEntries(fields), { reportInput: true });
  if (result.success) return result.data;
  throw problems.badRequest(describe(result.error.issues));
}

const MAX_NAMES = 5;
const MAX_NAME_CHARS = 60;

function describe(issues: readonly z.core.$ZodIssue[]): string {
  return issues.slice(0, MAX_NAMES).map(describeIssue).join(' ');
}

function shortName(name: string): string {
  return name.length > MAX_NAME_CHARS ? `${cutText(name, MAX_NAME_CHARS)}…` : name;
}

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).map(shortName).join(', ');
  return names.length > MAX_NAMES ? `${shown} and ${names.length - MAX_NAMES} more` : shown;
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const field = shortName(issue.path.filter((step) => typeof step !== 'number').join('.')) || 'The body';
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && issue.path.length > 0
        ? `${field} is missing: it must be ${article(issue.expected)}.`
        : `${field} must be ${article(issue.expected)}.`;
    case 'invalid_value':
      return `${field} must be one of ${issue.values.map(String).join(', ')}.`;
    case 'too_small':
      return issue.origin === 'string' ? `${field} must not be empty.` : `${field} must be at least ${issue.minimum}.`;
    case 'too_big':
      return issue.origin === 'string'
        ? `${field} takes at most ${issue.maximum} characters.`
        : `${field} must be at most ${issue.maximum}.`;
    case 'unrecognized_keys':
      return `${shortList(issue.keys)} ${issue.keys.length > 1 ? 'are not known fields' : 'is not a known field'}.`;
    default:
      return `${field}: ${issue.message}.`;
  }
}

function article(type: string): string {
  const word = type === 'record' ? 'object' : type === 'int' ? 'integer' : type;
  return /^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`;
}

/** Throws 422. */
export function refuseUnstorable(body: unknown): unknown {
  for (const [name, value] of Object.entries(body ?? {})) {
    const why = typeof value === 'string' ? whyNotStorable(value) : undefined;
    if (why !== undefined) throw problems.badField(`${shortName(name)} ${why}.`);
  }
  return body;
}
