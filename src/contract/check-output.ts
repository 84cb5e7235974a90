import { removeUriSchemePlugin } from '@hyperjump/browser';
import {
  registerSchema,
  type SchemaFragment,
  type SchemaObject,
  setShouldValidateFormat,
  unregisterSchema,
  validate,
} from '@hyperjump/json-schema/draft-2020-12';
import '@hyperjump/json-schema/draft-2019-09';
import '@hyperjump/json-schema/draft-07';
import '@hyperjump/json-schema/draft-06';
import '@hyperjump/json-schema/draft-04';
import '@hyperjump/json-schema/formats-lite';
import { setFormatHandler } from '@hyperjump/json-schema/experimental';
import { jsonPath } from './json-path.ts';
import {
  type Dialect,
  DIALECTS,
  dropLoosePatterns,
  findStrayNames,
  findUnchecked,
  knowsAll,
  type Place,
  UNNAMED,
} from './schema-keywords.ts';
import { findTargetsWithoutSchema, findOpenReferences, findSharedName, NAMELESS } from './schema-references.ts';
import { createCollector, type Violation } from './schema-violations.ts';

export type { Violation } from './schema-violations.ts';

export type Validity =
  | { readonly kind: 'valid' }
  | { readonly kind: 'unchecked'; readonly unchecked: readonly string[] }
  | { readonly kind: 'invalid'; readonly violations: readonly Violation[]; readonly unchecked: readonly string[] }
  | { readonly kind: 'unusable'; readonly why: string };

export interface CheckQuestion {
  readonly schema: Record<string, unknown>;
  readonly output: unknown;
}

// Never fetch what a schema refers to.
for (const scheme of ['http', 'https', 'file']) removeUriSchemePlugin(scheme);
setShouldValidateFormat(true);
// Their meta-schemas require it for `pattern`.
for (const draft of ['draft-04', 'draft-06']) {
  setFormatHandler(`https://json-schema.org/keyword/${draft}/format`, 'regex', 'https://json-schema.org/format/regex');
}

let checks = 0;

/** Never returns `valid` if a keyword was not checked. */
export async function checkOutput(question: CheckQuestion): Promise<Validity> {
  try {
    const { dialect, problems } = await readDialect(question.schema);
    const [first] = problems;
    if (first !== undefined) return { kind: 'unusable', why: `It is no schema: ${first.path || 'it'} ${first.words}.` };
    if (dialect === undefined) {
      return { kind: 'unusable', why: `Its $schema is not known: ${String(question.schema['$schema'])}.` };
    }
    const [stray] = findStrayNames(question.schema, dialect).map(inWords);
    if (stray !== undefined) return { kind: 'unusable', why: `It has ${stray}, which is the place of no schema.` };
    const shared = findSharedName(question.schema);
    if (shared !== undefined) return { kind: 'unusable', why: `Two of its schemas have the $id ${shared}.` };
    const unchecked = findUnchecked(question.schema, dialect).map(inWords);
    const violations = await findViolations(question, dialect);
    if (violations.length > 0) return { kind: 'invalid', violations, unchecked };
    return unchecked.length > 0 ? { kind: 'unchecked', unchecked } : { kind: 'valid' };
  } catch (error) {
    return { kind: 'unusable', why: whyUnusable(error, question.schema) };
  }
}

/** Returns why a value is no valid JSON Schema. Empty if its `$schema` is not supported. */
export async function findSchemaProblems(schema: Record<string, unknown>): Promise<readonly Violation[]> {
  return (await readDialect(schema)).problems;
}

interface ReadDialect {
  dialect: Dialect | undefined;
  problems: readonly Violation[];
}

/**
 * Without `$schema`, which clients omit, returns the newest draft in which the schema is valid and has only known
 * keywords.
 */
async function readDialect(schema: Record<string, unknown>): Promise<ReadDialect> {
  const named = schema['$schema'];
  if (named !== undefined) {
    if (typeof named !== 'string')
      return { dialect: undefined, problems: [{ path: '$schema', words: 'must be string' }] };
    const dialect = Object.values(DIALECTS).find(({ id }) => bareId(id) === bareId(named));
    return { dialect, problems: dialect === undefined ? [] : await schemaProblems(schema, dialect) };
  }
  const tried: { dialect: Dialect; problems: readonly Violation[]; isKnown: boolean; unchecked: number }[] = [];
  for (const dialect of UNNAMED) {
    const problems = await schemaProblems(schema, dialect);
    const isKnown = knowsAll(dialect, schema);
    if (problems.length === 0 && isKnown) return { dialect, problems };
    tried.push({ dialect, problems, isKnown, unchecked: findUnchecked(schema, dialect).length });
  }
  // The schema mixes drafts: take the one that checks most.
  const valid = tried.filter(({ problems }) => problems.length === 0).toSorted((a, b) => a.unchecked - b.unchecked);
  return tried.find(({ isKnown }) => isKnown) ?? valid[0] ?? tried[0] ?? { dialect: undefined, problems: [] };
}

async function schemaProblems(schema: Record<string, unknown>, dialect: Dialect): Promise<readonly Violation[]> {
  const problems = await metaProblems(schema, dialect);
  for (const { path, value } of problems.length === 0 ? findTargetsWithoutSchema(schema, dialect) : []) {
    problems.push(...(await metaProblems(value, dialect, path)));
  }
  return problems;
}

function bareId(id: string): string {
  return id.replace(/^https?:/, '').replace(/#$/, '');
}

/** Removes duplicates, which come from rules that refer to each other. */
async function metaProblems(schema: unknown, { id }: Dialect, at: readonly (string | number)[] = []) {
  const { plugin, violations } = createCollector({ ofSchema: true });
  const { valid } = await validate(id, copy(schema), { plugins: [plugin] });
  const found = valid ? [] : violations(schema, at);
  return [...new Map(found.map((one) => [`${one.path} ${one.words}`, one])).values()];
}

async function findViolations({ schema, output }: CheckQuestion, { id }: Dialect): Promise<readonly Violation[]> {
  const { plugin, violations } = createCollector();
  const checked = copySchema({ ...schema, $schema: id });
  dropLoosePatterns(checked);
  // Unique, because checks may run at the same time.
  checks += 1;
  const uri = `${NAMELESS}${checks}/`;
  registerSchema(checked, uri);
  try {
    const { valid } = await validate(uri, copy(output), { plugins: [plugin] });
    return valid ? [] : violations(output);
  } finally {
    unregisterSchema(uri);
  }
}

function inWords({ keyword, path }: Place): string {
  return `${keyword} at ${jsonPath(path) || 'the top'}`;
}

function copy(value: unknown): SchemaFragment {
  return JSON.parse(JSON.stringify(value));
}

function copySchema(schema: Record<string, unknown>): SchemaObject {
  return JSON.parse(JSON.stringify(schema));
}

function whyUnusable(error: unknown, schema: Record<string, unknown>): string {
  if (error instanceof RangeError) return 'That goes too deep.';
  const [reference] = findOpenReferences(schema);
  if (reference !== undefined) return `It refers to ${reference}, which is not in it.`;
  return 'A part of it can’t be read.';
}
