import type { ListBlock } from './nodes.ts';

/** Returns the number of digits of an ordered list's last number, equal for all parts of a split list. */
export function digitsOf({ start, last, children }: ListBlock): number {
  return String(last ?? start + children.length - 1).length;
}
