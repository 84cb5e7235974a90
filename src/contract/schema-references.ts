import { isIriReference, resolveIri, toAbsoluteIri } from '@hyperjump/uri';
import { type Dialect, eachKeyword, type Path } from './schema-keywords.ts';

/** The base URI of a schema without `$id`. */
export const NAMELESS = 'https://output-schema.invalid/';

/** A schema with an `$id`, from which its pointers count, or the whole schema. */
interface Resource extends Target {
  readonly uri: string;
}

/** Returns references that lead out of the schema or to nothing. */
export function findOpenReferences(schema: Readonly<Record<string, unknown>>): string[] {
  const resources = findResources(schema);
  const anchors = new Set<string>();
  const references: { readonly text: string; readonly path: Path }[] = [];
  const visited = new Set<string>();
  const collect = (keyword: string, value: unknown, path: Path): void => {
    visited.add(JSON.stringify(path));
    if (typeof value !== 'string') return;
    if (isReference(keyword)) references.push({ text: value, path });
    const { uri } = innermost(resources, path);
    if (isAnchor(keyword)) anchors.add(`${uri}#${value}`);
    if (isName(keyword, schema) && value.startsWith('#')) anchors.add(uri + value);
  };
  eachKeyword(schema, collect);

  const open = new Set<string>();
  // Grows by the references of targets where no schema is expected.
  for (const { text, path } of references) {
    const [uri, fragment] = splitReference(text, innermost(resources, path).uri);
    const resource = resources.findLast((one) => one.uri === uri);
    const target = resource && follow(`#${fragment}`, resource.value);
    if (resource === undefined || target === undefined) {
      if (!anchors.has(`${uri}#${fragment}`)) open.add(text);
      continue;
    }
    const at = [...resource.path, ...target.path];
    if (!visited.has(JSON.stringify(at))) eachKeyword(target.value, collect, at);
  }
  return [...open];
}

/** Returns outer before inner resources. */
function findResources(schema: Readonly<Record<string, unknown>>): [Resource, ...Resource[]] {
  const named: { readonly id: string; readonly path: Path; readonly value: unknown }[] = [];
  eachKeyword(schema, (keyword, id, path, value) => {
    if (isName(keyword, schema) && typeof id === 'string' && !id.startsWith('#')) named.push({ id, path, value });
  });
  const resources: [Resource, ...Resource[]] = [{ uri: NAMELESS, path: [], value: schema }];
  for (const { id, path, value } of named.toSorted((a, b) => a.path.length - b.path.length)) {
    const [uri] = splitReference(id, innermost(resources, path).uri);
    if (uri !== undefined) resources.push({ uri, path, value });
  }
  return resources;
}

function innermost(resources: [Resource, ...Resource[]], path: Path): Resource {
  return resources.findLast((one) => one.path.every((step, i) => step === path[i])) ?? resources[0];
}

/** Returns the absolute URI, undefined if it is invalid, and the fragment. */
function splitReference(text: string, base: string): [uri: string | undefined, fragment: string] {
  const [target = '', ...fragment] = text.split('#');
  const uri = target === '' ? base : isIriReference(target) ? toAbsoluteIri(resolveIri(target, base)) : undefined;
  return [uri, fragment.join('#')];
}

function isAnchor(keyword: string): boolean {
  return keyword === '$anchor' || keyword === '$dynamicAnchor';
}

function isName(keyword: string, { $schema }: Readonly<Record<string, unknown>>): boolean {
  return keyword === (String($schema).includes('draft-04') ? 'id' : '$id');
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
