import { type Dialect, eachKeyword, type Path } from './schema-keywords.ts';

/** Returns references that lead out of the schema or to nothing. */
export function findOpenReferences(schema: unknown): string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (isReference(key) && typeof inner === 'string' && follow(inner, schema) === undefined) found.add(inner);
      visit(inner);
    }
  };
  visit(schema);
  return [...found];
}

/** Returns targets of `#/foo/bar` where the draft expects no schema. */
export function findTargetsWithoutSchema(schema: unknown, dialect: Dialect): Target[] {
  const expected = new Set<string>();
  const references: string[] = [];
  const isNew = dialect.keywords.includes('unevaluatedItems');
  let hasNames = false;
  eachKeyword(schema, (keyword, inner, path) => {
    if (isNew || !path.includes('$defs')) expected.add(JSON.stringify(path));
    if (isReference(keyword) && typeof inner === 'string') references.push(inner);
    hasNames ||= path.length > 0 && (keyword === '$id' || keyword === 'id');
  });
  // In a subschema with `$id`, pointers count from there.
  if (hasNames) return [];
  const targets = new Map<string, Target>();
  for (const reference of references) {
    const target = targets.has(reference) ? undefined : follow(reference, schema);
    if (target === undefined || expected.has(JSON.stringify(target.path))) continue;
    targets.set(reference, target);
    eachKeyword(target.value, (keyword, inner) => {
      if (isReference(keyword) && typeof inner === 'string') references.push(inner);
    });
  }
  return [...targets.values()];
}

function isReference(keyword: string): boolean {
  return keyword === '$ref' || keyword === '$dynamicRef' || keyword === '$recursiveRef';
}

interface Target {
  readonly path: Path;
  readonly value: unknown;
}

function follow(reference: string, schema: unknown): Target | undefined {
  if (!/^#(?:\/|$)/.test(reference)) return undefined;
  const path: (string | number)[] = [];
  let value = schema;
  for (const step of reference.slice(1).split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined;
    const key = decodeStep(step);
    path.push(Array.isArray(value) ? Number(key) : key);
    value = Object.getOwnPropertyDescriptor(value, key)?.value;
  }
  return value === undefined ? undefined : { path, value };
}

/** Keeps invalid percent signs. */
function decodeStep(step: string): string {
  let text = step;
  try {
    text = decodeURIComponent(step);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
  }
  return text.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** References to a duplicate `$id` are ambiguous. */
export function findSharedName(schema: unknown): string | undefined {
  const names = new Set<string>();
  let shared: string | undefined;
  eachKeyword(schema, (keyword, value) => {
    if (keyword !== '$id' || typeof value !== 'string') return;
    if (names.has(value)) shared ??= value;
    names.add(value);
  });
  return shared;
}
