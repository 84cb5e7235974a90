import type { Names } from './names.ts';
import type { Random } from './random.ts';

const METRICS =
  'revenue|margin|order value|churn|delivery time|return rate|stock|price|conversion rate|response time|overtime|energy use|basket size|refund amount|lead time'.split(
    '|',
  );
const DIMENSIONS = 'city|region|month|week|customer|product|channel|warehouse|team|country|supplier|district'.split(
  '|',
);
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const TABLES = 'orders sales homes returns stock visits invoices shipments tickets payroll leads survey'.split(' ');
const SELDOM =
  'provisional seasonal overdue duplicate cancelled escalated borderline outlying unaudited recurring mislabelled preliminary confidential disputed backdated prorated undelivered oversold refurbished perishable bilingual unsigned handwritten tamper-proof expedited consolidated inaugural clandestine quixotic serendipitous'.split(
    ' ',
  );

export type Say = (template: string) => string;

/**
 * Fills `{person} {company} {place} {good} {metric} {dimension} {month} {weekday} {table} {seldom} {number} {amount}
 * {percent} {code} {one|other|…}`. A task keeps its names.
 */
export function sayAbout(random: Random, names: Names): Say {
  const subject = new Map<string, string>();
  const once = (gap: string, draw: () => string) => {
    const known = subject.get(gap) ?? draw();
    subject.set(gap, random.happens(0.25) ? draw() : known);
    return known;
  };
  const drawers: Readonly<Record<string, () => string>> = {
    person: () => once('person', () => random.pickUnevenly(names.people)),
    company: () => once('company', () => random.pickUnevenly(names.companies)),
    place: () => once('place', () => random.pickUnevenly(names.places)),
    good: () => once('good', () => random.pickUnevenly(names.goods)),
    metric: () => once('metric', () => random.pick(METRICS)),
    dimension: () => once('dimension', () => random.pick(DIMENSIONS)),
    month: () => once('month', () => random.pick(MONTHS)),
    table: () => once('table', () => random.pick(TABLES)),
    code: () => once('code', () => `${random.pick(['INV', 'PO', 'RMA', 'TCK', 'CN'])}-${random.whole(10_000, 99_999)}`),
    weekday: () => random.pick(WEEKDAYS),
    seldom: () => random.pickUnevenly(SELDOM),
    number: () => String(Math.round(random.spread(60, 1))),
    amount: () => String(Math.round(random.spread(2400, 1.1))).replace(/\B(?=(\d{3})+$)/g, ','),
    percent: () => `${(random.next() * 40).toFixed(1)}%`,
  };
  return (template) =>
    template.replaceAll(/\{([^}]+)\}/g, (_, gap: string) => drawers[gap]?.() ?? random.pick(gap.split('|')));
}
