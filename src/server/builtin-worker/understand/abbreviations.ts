import { nameWords } from '../../tools/text/normalize-words.ts';
import type { ColumnFacts } from './table-facts.ts';

const STATES =
  'AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming';
const STATE_NAMES = new Map(STATES.split('|').map((one) => [one.slice(0, 2), one.slice(3)]));
const MIN_STATES = 3;

/** "New York" may mean NY. */
export function findStateNames({ name, values }: ColumnFacts): { value: string; spelt: string }[] {
  if (!nameWords(name).includes('state') || !values.every((value) => /^[A-Z]{2}$/.test(value))) return [];
  const found = values.flatMap((value) => {
    const spelt = STATE_NAMES.get(value);
    return spelt === undefined ? [] : [{ value, spelt }];
  });
  return found.length >= MIN_STATES ? found : [];
}

const SPELT: Readonly<Record<string, string>> = {
  pop: 'population',
  temp: 'temperature',
  qty: 'quantity',
  amt: 'amount',
  dept: 'department',
  precip: 'precipitation',
  mpg: 'miles per gallon',
  'life expect': 'life expectancy',
  'life exp': 'life expectancy',
  'miles per gallon': 'mpg',
};

export function fullName({ name }: ColumnFacts): string | undefined {
  return SPELT[nameWords(name).join(' ')];
}
