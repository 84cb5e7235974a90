import { isPattern } from './is-pattern.ts';

export interface Place {
  readonly path: readonly (string | number)[];
  readonly keyword: string;
}

const DRAFT_04 = ['dependencies', 'additionalItems'];
const DRAFT_06 = [...DRAFT_04, 'const', 'contains', 'propertyNames'];
const DRAFT_07 = [...DRAFT_06, 'if', 'then', 'else'];
const SINCE_2019 =
  'const contains propertyNames if then else dependentRequired dependentSchemas minContains maxContains unevaluatedItems unevaluatedProperties';
const DRAFT_2019 = [...SINCE_2019.split(' '), 'additionalItems', '$recursiveRef'];
const DRAFT_2020 = [...SINCE_2019.split(' '), 'prefixItems', '$dynamicRef'];
/** Only later drafts treat their values as schemas. */
const NEUTRAL_2019: ReadonlySet<string> = new Set(['$anchor', '$defs', '$dynamicAnchor', '$vocabulary', 'deprecated']);
/** Never checked; only draft 7 allows it. */
const CONTENT: ReadonlySet<string> = new Set(['contentEncoding', 'contentMediaType', 'contentSchema']);

const FORMATS_04 = ['date-time', 'email', 'ipv4', 'ipv6', 'regex', 'uri'];
const FORMATS_06 = [...FORMATS_04, 'uri-reference', 'uri-template', 'json-pointer'];
const FORMATS_07 = [...FORMATS_06, 'date', 'time', 'iri', 'iri-reference', 'relative-json-pointer'];
const FORMATS_2019 = [...FORMATS_07, 'duration', 'uuid'];

/** `keywords`: those not in every draft. `formats`: those that are checked. */
export interface Dialect {
  readonly id: string;
  readonly keywords: readonly string[];
  readonly formats: readonly string[];
}

export const DIALECTS = {
  '2020-12': { id: 'https://json-schema.org/draft/2020-12/schema', keywords: DRAFT_2020, formats: FORMATS_2019 },
  '2019-09': { id: 'https://json-schema.org/draft/2019-09/schema', keywords: DRAFT_2019, formats: FORMATS_2019 },
  'draft-07': { id: 'http://json-schema.org/draft-07/schema', keywords: DRAFT_07, formats: FORMATS_07 },
  'draft-06': { id: 'http://json-schema.org/draft-06/schema', keywords: DRAFT_06, formats: FORMATS_06 },
  'draft-04': { id: 'http://json-schema.org/draft-04/schema', keywords: DRAFT_04, formats: FORMATS_04 },
} as const satisfies Record<string, Dialect>;

/** Tried in order for a schema without `$schema`. */
export const UNNAMED: readonly Dialect[] = [DIALECTS['2020-12'], DIALECTS['2019-09'], DIALECTS['draft-07']];

const OF_SOME: ReadonlySet<string> = new Set([...DRAFT_07, ...DRAFT_2019, ...DRAFT_2020]);

const HOLD_SCHEMA: ReadonlySet<string> = new Set(
  'additionalItems additionalProperties contains contentSchema else if items not propertyNames then unevaluatedItems unevaluatedProperties'.split(
    ' ',
  ),
);
const HOLD_LIST: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'items', 'oneOf', 'prefixItems']);
const HOLD_MAP: ReadonlySet<string> = new Set(
  '$defs definitions dependencies dependentSchemas patternProperties properties'.split(' '),
);

/** Finds what validation would ignore, which would make invalid outputs pass. */
export function findUnchecked(schema: unknown, dialect: Dialect): Place[] {
  const found: Place[] = [];
  eachKeyword(schema, (keyword, value, path) => {
    if (isForeign(keyword, dialect) || CONTENT.has(keyword)) found.push({ path, keyword });
    if (keyword === 'format' && typeof value === 'string' && !dialect.formats.includes(value)) {
      found.push({ path, keyword: `format “${value}”` });
    }
    if (isLoosePattern(keyword, value)) found.push({ path, keyword });
  });
  return found;
}

/** Compiles only without the flag `u`, which validation uses. */
function isLoosePattern(keyword: string, value: unknown): boolean {
  return keyword === 'pattern' && typeof value === 'string' && !isPattern(value, 'u');
}

export function dropLoosePatterns(schema: object): void {
  eachKeyword(schema, (keyword, value, _, parent) => {
    if (isLoosePattern(keyword, value)) Reflect.deleteProperty(parent, keyword);
  });
}

export function knowsAll(dialect: Dialect, schema: unknown): boolean {
  const isNew = dialect.keywords.includes('unevaluatedItems');
  let knowsThem = true;
  eachKeyword(schema, (keyword) => {
    knowsThem &&= !isForeign(keyword, dialect) && (isNew || !NEUTRAL_2019.has(keyword));
  });
  return knowsThem;
}

function isForeign(keyword: string, dialect: Dialect): boolean {
  return OF_SOME.has(keyword) && !dialect.keywords.includes(keyword);
}

/** Finds `$id`s in places such as `enum`, which the validator takes for schemas. */
export function findStrayNames(schema: unknown, dialect: Dialect): Place[] {
  const found: Place[] = [];
  const names = new Set(['$anchor', '$dynamicAnchor', '$id', dialect === DIALECTS['draft-04'] ? 'id' : '$id']);
  const visit = (value: unknown, path: Path): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (names.has(key) && typeof inner === 'string') found.push({ path, keyword: key });
      visit(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  };
  // Before 2019-09, siblings of `$ref` are ignored.
  const isOld = !dialect.keywords.includes('unevaluatedItems');
  eachKeyword(schema, (keyword, value, path, parent) => {
    if (!holdsSchemas(keyword)) visit(value, [...path, keyword]);
    if (isOld && names.has(keyword) && typeof parent['$ref'] === 'string') found.push({ path, keyword });
  });
  return found;
}

export type Path = readonly (string | number)[];
type Found = (keyword: string, value: unknown, path: Path, schema: Readonly<Record<string, unknown>>) => void;

/** Skips properties named like a keyword. */
export function eachKeyword(schema: unknown, found: Found, path: Path = []): void {
  if (!isObject(schema)) return;
  for (const [keyword, inner] of Object.entries(schema)) {
    found(keyword, inner, path, schema);
    const at = [...path, keyword];
    if (HOLD_LIST.has(keyword) && Array.isArray(inner)) {
      for (const [i, one] of inner.entries()) eachKeyword(one, found, [...at, i]);
    } else if (HOLD_SCHEMA.has(keyword)) eachKeyword(inner, found, at);
    else if (HOLD_MAP.has(keyword) && isObject(inner)) {
      for (const [name, one] of Object.entries(inner)) eachKeyword(one, found, [...at, name]);
    }
  }
}

function holdsSchemas(keyword: string): boolean {
  return HOLD_LIST.has(keyword) || HOLD_SCHEMA.has(keyword) || HOLD_MAP.has(keyword);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
