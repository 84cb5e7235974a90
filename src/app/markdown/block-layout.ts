import { classNames } from '#app/lib/class-names.ts';
import type { Block, ListBlock } from './nodes.ts';

/** Adds no margin between the parts of a block. */
export function blockMargin({ part }: Block, both: 'my-2' | 'my-3'): string {
  if (part === undefined) return both;
  const size = both === 'my-2' ? '2' : '3';
  return classNames(
    part.isFirst ? (size === '2' ? 'mt-2' : 'mt-3') : 'mt-1',
    part.isLast && (size === '2' ? 'mb-2' : 'mb-3'),
  );
}

/** Digits of the longest number; equal for all parts of a split list. */
export function listDigits({ start, last, children }: ListBlock): number {
  return String(last ?? start + children.length - 1).length;
}
