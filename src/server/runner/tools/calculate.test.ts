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
])('%s is %d', async (expression, result) => {
  expect(await run(expression)).toEqual({ expression, result: expect.closeTo(result, 9) });
});

test.each([
  ['1/0', 'no finite result'],
  ['2^10000', 'no finite result'],
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
])('%s is refused: %s', async (expression, reason) => {
  await expect(run(expression)).rejects.toMatchObject({
    name: 'ToolProblem',
    message: expect.stringContaining(reason),
  });
});

test('an expression of more than 500 characters does not fit the input', () => {
  expect(calculate.input.safeParse({ expression: '1+'.repeat(300) }).success).toBe(false);
});
