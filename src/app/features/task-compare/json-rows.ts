import { jsonPath } from '#contract/json-path.ts';
import type { JsonChange } from './diff-json.ts';

/** A line of the tree: a changed value, or a branch with several. */
export type JsonRow = {
  /** From the root. */
  readonly path: string;
  /** From the branch above. */
  readonly label: string;
  readonly level: number;
  readonly change: JsonChange | undefined;
};

/** Changes must be in the order of `diffJson`. Branches without a choice share one line: `a.b.c`. */
export function rowsOfChanges(changes: readonly JsonChange[], above = 0, level = 0): readonly JsonRow[] {
  return groupByKey(changes, above).flatMap((group) => {
    const [first] = group;
    const last = group.at(-1);
    if (first === undefined || last === undefined) return [];
    const { keys } = first;
    if (first === last) return { path: jsonPath(keys), label: jsonPath(keys.slice(above)), level, change: first };
    const shared = keys.findIndex((key, at) => key !== last.keys[at]);
    const branch = keys.slice(0, shared);
    return [
      { path: jsonPath(branch), label: jsonPath(branch.slice(above)), level, change: undefined },
      ...rowsOfChanges(group, shared, level + 1),
    ];
  });
}

function groupByKey(changes: readonly JsonChange[], at: number): readonly (readonly JsonChange[])[] {
  const groups: JsonChange[][] = [];
  for (const change of changes) {
    const group = groups.at(-1);
    if (group !== undefined && group[0]?.keys[at] === change.keys[at]) group.push(change);
    else groups.push([change]);
  }
  return groups;
}
