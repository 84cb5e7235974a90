import { ToolProblem } from '../../runner/engine.ts';
import { normalize } from '../text/normalize-words.ts';
import type { Column, Table } from './table.ts';

export function findColumn(table: Table, name: string): Column {
  const column =
    table.columns.find((one) => one.name === name) ??
    table.columns.find((one) => normalize(one.name) === normalize(name));
  if (column !== undefined) return column;
  throw new ToolProblem(`${table.file} has no column named "${name}". It has ${listNames(table.columns)}.`);
}

export function listNames(columns: readonly { name: string }[]): string {
  const names = columns.slice(0, 30).map(({ name }) => name);
  const more = columns.length - names.length;
  if (more > 0) return `${names.join(', ')} and ${more} more`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
