import { REPEATABLE_FIELDS, TASK_LIST_DEFAULTS, TaskFilterQuery } from '#contract/task-list-query.ts';

/** Uses the API's names, as does the page's URL. Dates are UTC. Fields with the API's default are absent. */
export type TaskFilter = { [Key in keyof TaskFilterQuery]?: TaskFilterQuery[Key] | undefined };

/** `ignored`: parameters that were not understood, as `name=value`. */
export type ParsedFilter = { filter: TaskFilter; ignored: readonly string[] };

const FIELDS = TaskFilterQuery.shape;
const NOTHING: TaskFilter = Object.fromEntries(Object.keys(FIELDS).map((name) => [name, undefined]));
const LISTS: ReadonlySet<string> = new Set(REPEATABLE_FIELDS);

/** Returns what the API would refuse in `ignored`. */
export function parseFilter(params: URLSearchParams): ParsedFilter {
  const ignored: string[] = [];
  const accepted = new Map<string, string | readonly string[]>();
  for (const [name, field] of Object.entries(FIELDS)) {
    const isList = LISTS.has(name);
    const texts = [...new Set(params.getAll(name))];
    const valid = texts.filter((text) => field.safeParse(isList ? [text] : text).success);
    const taken = isList ? valid : valid.slice(0, 1);
    ignored.push(...texts.filter((text) => !taken.includes(text)).map((text) => `${name}=${text}`));
    if (taken[0] !== undefined) accepted.set(name, isList ? taken : taken[0]);
  }
  // Each field is valid; only reversed ranges are left.
  for (const { path } of TaskFilterQuery.safeParse(Object.fromEntries(accepted)).error?.issues ?? []) {
    const name = String(path[0]);
    ignored.push(`${name}=${String(accepted.get(name))}`);
    accepted.delete(name);
  }
  ignored.push(...new Set([...params.keys()].filter((name) => !Object.hasOwn(FIELDS, name))));
  return { filter: withoutDefaults(TaskFilterQuery.parse(Object.fromEntries(accepted))), ignored };
}

/** Orders keys by the schema, and so URLs. */
function withoutDefaults(query: TaskFilterQuery): TaskFilter {
  const filter: TaskFilter = { ...NOTHING, ...query, q: query.q?.trim() || undefined };
  for (const name of ['of', 'archived', 'sort', 'order'] as const) {
    if (filter[name] === TASK_LIST_DEFAULTS[name]) filter[name] = undefined;
  }
  return filter;
}
