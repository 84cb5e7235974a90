import { expect, test } from 'vitest';
import { parseArithmetic } from './parse-arithmetic.ts';

test.each([
  ['what is 12.5% of 840 plus 3^2', '(12.5/100)*840 + 3^2'],
  ['(3+4)*2/7', '(3+4)*2/7'],
  ['sqrt(2)*10', 'sqrt(2)*10'],
  ['1,200 * 3', '1200*3'],
  ['What is 3 times 4?', '3*4'],
  ['what is 10 divided by 4', '10/4'],
  ['12 x 12 =', '12*12'],
  ['How much is €19.90 × 3?', '19.90*3'],
  ['please calculate 5 squared', '5^2'],
  ['what is the square root of 144', 'sqrt(144)'],
  ['20% off 80', '(80)*(1 - 20/100)'],
  ['200 + 15%', '(200)*(1 + 15/100)'],
  ['half of 90', '0.5*90'],
  ['max(1,200)', 'max(1,200)'],
  ['2 to the power of 10', '2^10'],
])('%s', (input, expression) => {
  expect(parseArithmetic(input)).toMatchObject({ expression });
});

test.each([
  '',
  'hello',
  'I bought 3 * 1,200 chairs, what did I pay?',
  '42',
  'average price by city',
  'top 5 cities',
  'list rows where price > 500000',
  'open 2025-03-01',
  'call 555',
  'version 1.2.3',
  'import("x")',
])('"%s" is not arithmetic', (input) => {
  expect(parseArithmetic(input)).toBeUndefined();
});

test.each([
  'what is 10% of 50 plus 20%',
  '10 * 5 plus 20%',
  '100 / 4 - 10%',
  '2^3 + 20%',
  '100 plus 50 plus 20%',
  '100 plus 20% minus 5',
  '100 plus 20% plus 10%',
  '100 plus 20% times 2',
  '20% off 80 plus 10%',
  '20% off 80 plus 10',
  'half of 90 plus 10%',
  '10% off 10% of 50',
  '-50 + 20%',
])('asks what the percentage in "%s" refers to', (input) => {
  expect(parseArithmetic(input)).toHaveProperty('problem');
});

test.each([
  ['100 plus 20%', '(100)*(1 + 20/100)'],
  ['(100 + 50) plus 20%', '((100 + 50))*(1 + 20/100)'],
  ['20% + 30%', '(20/100)+(30/100)'],
  ['10% of 50 plus 20% of 30', '(10/100)*50 +(20/100)*30'],
  ['100 plus 20% of 50', '100 +(20/100)*50'],
  ['5 * 20%', '5*(20/100)'],
])('"%s" is unambiguous', (input, expression) => {
  expect(parseArithmetic(input)).toMatchObject({ expression });
});

test('offers a question for each meaning of a percentage', () => {
  const found = parseArithmetic('what is 10% of 50 plus 20%');
  expect(found).toMatchObject({ offers: ['(10% of 50) * (1 + 20/100)', '10% of 50 + 20/100'] });
  const { offers = [] } = found !== undefined && 'offers' in found ? found : {};
  expect(offers.map((offer) => parseArithmetic(offer))).toMatchObject([
    { expression: '((10/100)*50)*(1 + 20/100)' },
    { expression: '(10/100)*50 + 20/100' },
  ]);
});
