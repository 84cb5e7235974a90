import type { EvaluationPlugin, ValidationContext } from '@hyperjump/json-schema/experimental';
import { isPattern } from './is-pattern.ts';
import { jsonPath } from './json-path.ts';

export interface Violation {
  readonly path: string;
  readonly words: string;
}

interface Failure {
  keyword: string;
  value: unknown;
  /** A JSON pointer. */
  pointer: string;
  inner: readonly Failure[];
}

type Context = ValidationContext & { failures?: Failure[] };

type Path = readonly (string | number)[];

/** `at`: the value's path in the document. `ofSchema`: the value is itself a schema. */
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
      // The root schema comes last.
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

/** Reports the choice itself, since it is unknown which branch was meant. */
const CHOICES: ReadonlySet<string> = new Set(['anyOf', 'oneOf', 'not', 'contains']);

/** Drops failures that only report a failure inside. */
function innermost(failure: Failure): readonly Failure[] {
  return CHOICES.has(failure.keyword) || failure.inner.length === 0 ? [failure] : failure.inner.flatMap(innermost);
}

/** Branches of meta-schemas differ by type, so deeper failures belong to the intended branch. */
function innermostOfSchema(failure: Failure): readonly Failure[] {
  const inner = failure.inner.flatMap(innermostOfSchema);
  if (!CHOICES.has(failure.keyword)) return inner.length === 0 ? [failure] : inner;
  const deeper = inner.filter(({ pointer }) => pointer.length > failure.pointer.length);
  const meant = deeper.length > 0 ? deeper : inner.filter(({ keyword }) => keyword !== 'type');
  return meant.length === 0 ? [failure] : meant;
}

/** Meta-schemas only recommend formats, and people write ids that are no URIs. */
function isLooseFormat({ keyword, value, pointer }: Failure, root: unknown): boolean {
  if (keyword !== 'format' && keyword !== 'format-assertion') return false;
  if (value !== 'regex') return true;
  const [keys, text] = follow(pointer.replace(/^\*/, ''), root);
  return isPattern(pointer.startsWith('*') ? String(keys.at(-1)) : String(text));
}

function violationsOf({ keyword, value, pointer }: Failure, root: unknown, before: Path): Violation[] {
  // `*` marks a property's name.
  const isName = pointer.startsWith('*');
  const [inside, at] = follow(isName ? pointer.slice(1) : pointer, root);
  const keys = [...before, ...inside];
  const missing = isName ? [] : missingKeys(keyword, value, at);
  if (missing.length > 0) return missing.map((key) => ({ path: jsonPath([...keys, key]), words: 'is missing' }));
  const words = wordsOf(keyword, value);
  return [{ path: jsonPath(keys), words: isName ? `has a name that ${words}` : words }];
}

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

function missingKeys(keyword: string, required: unknown, value: unknown): string[] {
  if (!isObject(value) || !Array.isArray(required)) return [];
  const isMissing = (key: unknown) => typeof key === 'string' && !Object.hasOwn(value, key);
  if (keyword === 'required') return required.filter(isMissing);
  if (keyword !== 'dependentRequired' && keyword !== 'dependencies') return [];
  return required.flatMap(([name, keys]: [string, unknown]) =>
    Object.hasOwn(value, name) && Array.isArray(keys) ? keys.filter(isMissing) : [],
  );
}

function wordsOf(keyword: string, value: unknown): string {
  // Draft 4 has a boolean beside the limit.
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
