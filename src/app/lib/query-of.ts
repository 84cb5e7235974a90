/** Arrays repeat the name. */
export type QueryFields = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

export function queryOf(fields: QueryFields): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  return query.size > 0 ? `?${query}` : '';
}
