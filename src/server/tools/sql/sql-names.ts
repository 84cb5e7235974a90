import type { Column } from '../table/table.ts';

/**
 * In JSON, names may differ only in case, which SQL does not: they get a number, like `price 2`. What SQL can't hold
 * (NUL, and halves of characters) becomes �.
 */
export function sqlColumns(columns: readonly Pick<Column, 'name'>[]): string[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    const name = column.name.replace(/[\0\p{Cs}]/gu, '\u{FFFD}');
    let unused = name;
    for (let number = 2; taken.has(unused.toLowerCase()); number += 1) unused = `${name} ${number}`;
    taken.add(unused.toLowerCase());
    return unused;
  });
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
