import type { ListBlock } from './nodes.ts';

/** How many digits the longest number of an ordered list has. The parts of a long list have the same. */
export function digitsOf({ start, last, children }: ListBlock): number {
  return String(last ?? start + children.length - 1).length;
}
