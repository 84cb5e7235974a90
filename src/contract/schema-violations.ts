import type { EvaluationPlugin, ValidationContext } from '@hyperjump/json-schema/experimental';
import { isPattern } from './is-pattern.ts';
import { jsonPath } from './json-path.ts';

/** A place where a value isn't what its schema says, and what it must be there. */
export interface Violation {
  readonly path: string;
  readonly words: string;
}

/** A keyword that failed. */
interface Failure {
  keyword: string;
  /** The keyword's own value: what it asks for. */
  value: unknown;
  /** Where in the value that was checked, as a JSON pointer. */
  pointer: string;
  /** What failed inside. */
  inner: readonly Failure[];
}

type Context = ValidationContext & { failures?: Failure[] };

type Path = readonly (string | number)[];

/**
 * Collects what fails while a value is checked. `violations` returns the failures once the check has ended; `at` is where the value lies in
 * what the paths are to be read in. With `ofSchema` the value is a schema itself.
 */
export function createCollector({ ofSchema = false } = {}): {
  plugin: EvaluationPlugin<Context>;
  violations(root: unknown, at?: Path): Violation[];
} {
  let failures: readonly Failure[] = [];
  const plugin: EvaluationPlugin<Context> = {
    afterKeyword([id, , value], { pointer }, context, valid, parent) {
      if (valid) return;
      const keyword = id.slice(id.lastIndexOf('/') + 1);
      (parent.failures ??= []).push({ keyword, value, pointer, inner: context.failures ?? [] });
    },
    afterSchema(url, { pointer }, context, valid) {
      if (!valid && context.ast[url] === false) {
        (context.failures ??= []).push({ keyword: 'false', value: false, pointer, inner: [] });
      }
      // The outermost schema is the last one.
      failures = context.failures ?? [];
    },
  };
  return {
    plugin,
    violations(root, at = []) {
      const found = ofSchema
        ? failures.flatMap(innermostOfSchema).filter((failure) => !isLooseFormat(failure, root))
        : failures.flatMap(innermost);
      return found.flatMap((failure) => violationsOf(failure, root, at));
    },
  };
}

/** Which of several schemas was meant isn't known: that none fits says more than how each of them fails. */
const CHOICES: ReadonlySet<string> = new Set(['anyOf', 'oneOf', 'not', 'contains']);

/** The failures that say what is wrong, without those that only say that something inside is. */
function innermost(failure: Failure): readonly Failure[] {
  return CHOICES.has(failure.keyword) || failure.inner.length === 0 ? [failure] : failure.inner.flatMap(innermost);
}

/**
 * The same for a schema. What it chooses between has different types (a schema or a list of them), so what fails deeper inside
 * belongs to the one that was meant, and so does what is wrong with a value of the right type.
 */
function innermostOfSchema(failure: Failure): readonly Failure[] {
  const inner = failure.inner.flatMap(innermostOfSchema);
  if (!CHOICES.has(failure.keyword)) return inner.length === 0 ? [failure] : inner;
  const deeper = inner.filter(({ pointer }) => pointer.length > failure.pointer.length);
  const meant = deeper.length > 0 ? deeper : inner.filter(({ keyword }) => keyword !== 'type');
  return meant.length === 0 ? [failure] : meant;
}

/**
 * Whether a schema fails in nothing but a format, which the rules of JSON Schema recommend only: people write names that are no
 * addresses, and patterns that are read without the flag `u`. What is no pattern at all fails.
 */
function isLooseFormat({ keyword, value, pointer }: Failure, root: unknown): boolean {
  if (keyword !== 'format' && keyword !== 'format-assertion') return false;
  if (value !== 'regex') return true;
  const [keys, text] = follow(pointer.replace(/^\*/, ''), root);
  return isPattern(pointer.startsWith('*') ? String(keys.at(-1)) : String(text));
}

function violationsOf({ keyword, value, pointer }: Failure, root: unknown, before: Path): Violation[] {
  // A pointer that starts with `*` stands for a property's name, not its value.
  const isName = pointer.startsWith('*');
  const [inside, at] = follow(isName ? pointer.slice(1) : pointer, root);
  const keys = [...before, ...inside];
  const missing = isName ? [] : missingKeys(keyword, value, at);
  if (missing.length > 0) return missing.map((key) => ({ path: jsonPath([...keys, key]), words: 'is missing' }));
  const words = wordsOf(keyword, value);
  return [{ path: jsonPath(keys), words: isName ? `has a name that ${words}` : words }];
}

/** The keys that a JSON pointer names, with the indexes of lists as numbers, and what lies there. */
function follow(pointer: string, root: unknown): [keys: (string | number)[], value: unknown] {
  let value = root;
  const keys = pointer
    .split('/')
    .slice(1)
    .map((escaped) => {
      const key = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
      const isIndex = Array.isArray(value);
      value = isObject(value) ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
      return isIndex ? Number(key) : key;
    });
  return [keys, value];
}

function missingKeys(keyword: string, asked: unknown, value: unknown): string[] {
  if (!isObject(value) || !Array.isArray(asked)) return [];
  const isMissing = (key: unknown) => typeof key === 'string' && !Object.hasOwn(value, key);
  if (keyword === 'required') return asked.filter(isMissing);
  if (keyword !== 'dependentRequired' && keyword !== 'dependencies') return [];
  return asked.flatMap(([name, keys]: [string, unknown]) =>
    Object.hasOwn(value, name) && Array.isArray(keys) ? keys.filter(isMissing) : [],
  );
}

function wordsOf(keyword: string, value: unknown): string {
  // Draft 4 tells beside a limit whether it is left out.
  const [limit, isExclusive] = Array.isArray(value) ? value : [value, false];
  switch (keyword) {
    case 'false':
      return 'must not be there';
    case 'type':
      return `must be ${[value].flat().join(' or ')}`;
    case 'enum':
      return `must be one of [${[value].flat().join(',')}]`;
    case 'const':
      return `must be ${value}`;
    case 'minimum':
      return isExclusive === true ? `must be more than ${limit}` : `must be at least ${limit}`;
    case 'maximum':
      return isExclusive === true ? `must be less than ${limit}` : `must be at most ${limit}`;
    case 'exclusiveMinimum':
      return `must be more than ${limit}`;
    case 'exclusiveMaximum':
      return `must be less than ${limit}`;
    case 'multipleOf':
      return `must be a multiple of ${limit}`;
    case 'minLength':
      return `must have at least ${limit} characters`;
    case 'maxLength':
      return `must have at most ${limit} characters`;
    case 'pattern':
      return `must match ${value}`;
    case 'format':
    case 'format-assertion':
      return `must have the format “${value}”`;
    case 'minItems':
      return `must have at least ${limit} items`;
    case 'maxItems':
      return `must have at most ${limit} items`;
    case 'uniqueItems':
      return 'must not hold an item twice';
    case 'minProperties':
      return `must have at least ${limit} properties`;
    case 'maxProperties':
      return `must have at most ${limit} properties`;
    case 'anyOf':
      return 'must fit at least one of the schemas in anyOf';
    case 'oneOf':
      return 'must fit exactly one of the schemas in oneOf';
    case 'not':
      return 'must not fit the schema in not';
    case 'contains':
      return 'must have as many items that fit contains as it asks for';
    default:
      return `breaks ${keyword}`;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
