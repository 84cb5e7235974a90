import { normalize, differsByTypo } from '../tools/text/normalize-words.ts';
import type { ColumnFacts } from './table-facts.ts';

/** "city has no value "Gerona". Did you mean Girona?" */
export function noValue({ name, values }: ColumnFacts, said: string): string {
  if (values.length === 0) return `Put the value of ${name} in quotes: ${name} is "${said}".`;
  const near = values.filter((value) => differsByTypo(normalize(value), normalize(said))).slice(0, 3);
  const hint =
    near.length > 0
      ? `Did you mean ${near.join(' or ')}?`
      : `It has ${values.slice(0, 12).join(', ')}${values.length > 12 ? ' and others' : ''}.`;
  return `${name} has no value "${said}". ${hint}`;
}
