import { pathInside } from '#app/components/reveal.ts';
import type { Row } from './rows.ts';

/** The path of what can be folded away in a row. */
export function pathOfRow({ key }: Pick<Row, 'key'>): string {
  return pathInside('', key);
}
