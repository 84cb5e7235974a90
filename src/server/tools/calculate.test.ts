import { expect, test } from 'vitest';
import { calculate } from './calculate.ts';

const context = { workspace: { list: () => [], read: never, write: never }, signal: new AbortController().signal };
const run = (expression: string) => calculate.run({ expression }, context);

function never(): Promise<never> {
  return Promise.reject(new Error('arithmetic reads and writes no file'));
}

test.each([
  ['1+2*3', 7],
  ['(12.5/100)*840+3^2', 114],
  ['(3+4)*2/7', 2],
  ['sqrt(2)*10', 14.142135623731],
  ['0.1+0.2', 0.3],
  ['-3^2', -9],
  ['2(3+4)', 14],
  ['max(1,200)', 200],
  ['round(pi, 2)', 3.14],
  ['-2^2', -4],
  ['2^3^2', 512],
  ['2^-3', 0.125],
  ['1-2-3', -4],
  ['8/4/2', 1],
  ['2*-3', -6],
  ['2--3', 5],
  ['6/2(1+2)', 9],
  ['2pi', 6.283185307179586],
  ['2e', 5.43656365691809],
  ['1.5e3 + .5', 1500.5],
  ['round(1.005, 2)', 1.01],
  ['round(-2.5)', -3],
  ['round(0.0000001, 2)', 0],
  ['log(8, 2)', 3],
  ['cbrt(-8)', -2],
])('%s is %d', async (expression, result) => {
  expect(await run(expression)).toEqual({ expression, result: expect.closeTo(result, 9) });
});

test.each([
  ['1234567890123 + 2', 1234567890125],
  ['9007199254740993 - 9007199254740992', 1],
  ['2^64', '18446744073709551616'],
  ['-(2^64)', '-18446744073709551616'],
  ['10^30', 1e30],
  ['7^100', 3.23447650962476e84],
  ['0.1 + 0.2 - 0.3', 0],
  ['1000000.1 - 1000000', 0.1],
  ['1.1 * 3', 3.3],
  ['1 / 3 * 3', 1],
  ['sqrt(2)^2', 2],
  ['sin(pi)', 0],
  ['1/3', 0.333333333333333],
])('%s is exactly %s', async (expression, result) => {
  expect(await run(expression)).toEqual({ expression, result });
});

test.each([
  ['1/0', 'no finite result'],
  ['2^10000', 'no finite result'],
  ['9^9^9', 'no finite result'],
  ['exp(10^300)', 'no finite result'],
  ['tan(pi/2)', 'no finite result'],
  ['sqrt(-1)', 'no real result'],
  ['import("x")', 'not plain arithmetic'],
  ['f(x)=x', 'not plain arithmetic'],
  ['x=3', 'not plain arithmetic'],
  ['createUnit("x")', 'not plain arithmetic'],
  ['evaluate("1+1")', 'not plain arithmetic'],
  ['[1,2]', 'not plain arithmetic'],
  ['1;2', 'not plain arithmetic'],
  ['cos.constructor("return 1")', 'not plain arithmetic'],
  ['170!', 'not plain arithmetic'],
  ['3 metres', 'not plain arithmetic'],
  ['1 +', 'not arithmetic'],
  ['2 3', 'not arithmetic'],
  ['1.5.2', 'not arithmetic'],
  ['(1+2', 'not arithmetic'],
  ['1)', 'not arithmetic'],
  ['max(1,,2)', 'not arithmetic'],
  ['sin 3', 'not plain arithmetic'],
  ['constructor', 'not plain arithmetic'],
  ['sqrt(1,2)', 'takes one value, not 2'],
  ['min()', 'takes one value or more, not 0'],
  ['round(1, 20)', '0 to 15 decimal places'],
  ['('.repeat(400), 'nested too deep'],
  [`${'-'.repeat(400)}1`, 'nested too deep'],
])('refuses %s: %s', async (expression, reason) => {
  await expect(run(expression)).rejects.toMatchObject({
    name: 'ToolProblem',
    message: expect.stringContaining(reason),
  });
});

test('refuses an expression of more than 500 characters', () => {
  expect(calculate.input.safeParse({ expression: '1+'.repeat(300) }).success).toBe(false);
});
