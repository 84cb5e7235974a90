import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { ApiProblem } from '#contract/api-problem.ts';
import { CreateTask } from '#contract/request-bodies.ts';
import { wholeNumber } from '#contract/query-fields.ts';
import { readFields, readQuery, refuseUnstorable } from './read-fields.ts';

function refusal(read: () => unknown): ApiProblem | undefined {
  try {
    read();
  } catch (error) {
    if (error instanceof ApiProblem) return error;
    throw error;
  }
  return undefined;
}

test.each([
  [{}, 'input'],
  [{ input: 7 }, 'input must be a string'],
  [{ input: '' }, 'input must not be empty'],
  [{ input: 'x', budget: 'lavish' }, 'budget must be one of low, standard, high, unlimited'],
  [{ input: 'x', taskId: 'y'.repeat(129) }, 'taskId takes at most 128 characters'],
  [{ input: 'x', taskId: '..' }, 'taskId: must not be . or ..'],
  [{ input: 'x', stream: 'perhaps' }, 'stream must be a boolean'],
])('refuses %j with 422, with the field and what it takes', (body, words) => {
  const problem = refusal(() => readFields(CreateTask, body));
  expect(problem?.status).toBe(422);
  expect(problem?.message).toContain(words);
});

test.each(['.a', '...', 'tsk_01JK:2~b-c.d', '__proto__'])('accepts the task id %s', (taskId) => {
  expect(readFields(CreateTask, { input: 'x', taskId })).toEqual({ input: 'x', taskId });
});

test.each(['\0', '\ud800', '\udfff', '\udc00\ud800'])('refuses the text %j', (text) => {
  expect(refusal(() => refuseUnstorable({ input: `a${text}` }))?.message).toMatch(/^input must not contain/);
});

test('accepts a surrogate pair', () => {
  expect(refuseUnstorable({ input: '😀' })).toEqual({ input: '😀' });
});

test('refuses a query with 400, also for unknown names', () => {
  const Query = z.strictObject({ limit: z._default(wholeNumber({ min: 1, max: 100 }), 50) });
  expect(readQuery(Query, {})).toEqual({ limit: 50 });
  expect(readQuery(Query, { limit: ['100'] })).toEqual({ limit: 100 });
  for (const limit of ['0', '101', '1.5', '-1', '', '١']) {
    expect(refusal(() => readQuery(Query, { limit: [limit] }))?.message).toContain('limit');
  }
  const problem = refusal(() => readQuery(Query, { page: ['2'] }));
  expect([problem?.status, problem?.message]).toEqual([400, 'page is not a known field.']);
});

test('accepts several values of repeatable fields only, and names the wrong one', () => {
  const Query = z.strictObject({
    limit: z.optional(z.string()),
    budget: z._default(z.array(z.enum(['low', 'high'])), []),
  });
  const read = (raw: Record<string, string[]>) => readQuery(Query, raw, ['budget']);
  expect(read({ budget: ['low', 'high'] })).toEqual({ budget: ['low', 'high'] });
  expect(refusal(() => read({ limit: ['1', '2'] }))?.message).toBe('limit is given 2 times: it takes one value.');
  expect(refusal(() => read({ budget: ['low', 'huge'] }))?.message).toBe('budget must be one of low, high.');
});

test("refuses values that can't be stored, also among several", () => {
  const Query = z.strictObject({ workerId: z.array(z.string()) });
  const problem = refusal(() => readQuery(Query, { workerId: ['wrk_1', 'wrk_\0'] }, ['workerId']));
  expect([problem?.status, problem?.message]).toEqual([400, 'workerId must not contain a NUL character.']);
});

test('names few unknown keys, and shortens them', () => {
  const many = Object.fromEntries(Array.from({ length: 900 }, (_, n) => [`key_${n}`, 1]));
  expect(refusal(() => readFields(CreateTask, { input: 'x', ...many }))?.message).toBe(
    'key_0, key_1, key_2, key_3, key_4 and 895 more are not known fields.',
  );
  const long = 'k'.repeat(3_000_000);
  expect(refusal(() => readFields(CreateTask, { input: 'x', [long]: 1 }))?.message).toBe(
    `${'k'.repeat(60)}… is not a known field.`,
  );
  expect(refusal(() => refuseUnstorable({ [long]: '\0' }))?.message.length).toBeLessThan(200);
});
