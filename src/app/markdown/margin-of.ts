import { classNames } from '#app/lib/class-names.ts';
import type { Block } from './nodes.ts';

/** Returns margin classes, without a margin where parts of a block meet. */
export function marginOf({ part }: Block, both: 'my-2' | 'my-3'): string {
  if (part === undefined) return both;
  const size = both === 'my-2' ? '2' : '3';
  return classNames(
    part.isFirst ? (size === '2' ? 'mt-2' : 'mt-3') : 'mt-1',
    part.isLast && (size === '2' ? 'mb-2' : 'mb-3'),
  );
}
