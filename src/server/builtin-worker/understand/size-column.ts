import { nameWords, squash } from '../tools/text/normalize-words.ts';
import type { ColumnFacts, TableFacts } from './table-facts.ts';
import { mainNames } from './table-nouns.ts';

/** What a column of a size is called, and the words that another such column would have. */
const SIZES = {
  weight: [/^(?:body)?(?:weight|mass)$/, /^(?:weights?|mass)$/],
  height: [/^(?:body)?height$/, /^heights?$/],
  speed: [/^(?:top)?speed$/, /^(?:speeds?|velocity)$/],
  age: [/^age$/, /^(?:ages?|aged|birth|born|birthday|birthdate|dob)$/],
} as const;

/**
 * The column that holds a row's own weight, height, speed or age: `Weight_in_lbs`, `Body Mass (g)`, not `weight_limit`.
 * Undefined where another column could be meant as well.
 */
export function sizeColumn(size: keyof typeof SIZES, facts: TableFacts): ColumnFacts | undefined {
  const [whole, word] = SIZES[size];
  const [column, second] = facts.columns.filter(({ name }) => nameWords(name).some((one) => word.test(one)));
  if (column === undefined || second !== undefined || column.type !== 'number') return undefined;
  return whole.test(squash(mainNames(column, facts)[0] ?? '')) ? column : undefined;
}
