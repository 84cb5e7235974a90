import { expect, test } from 'vitest';
import { ApiProblem } from '#contract/api-problem.ts';
import { describeSendProblem } from './describe-send-problem.ts';

const describe = (status: number, message = 'the API’s own words') =>
  describeSendProblem(new ApiProblem(status, message));

test('describes missing credits', () => {
  const { title, detail } = describe(402);
  expect(`${title} ${detail}`).toBe('Out of credits. Your draft is saved. Top up or choose a lower budget.');
});

test.each([400, 403, 404, 409, 413, 422, 500, 503])('%d contains the API’s message as a sentence', (status) => {
  expect(describe(status).detail).toContain('the API’s own words. ');
});

test.each([0, 400, 401, 402, 403, 404, 408, 409, 413, 418, 422, 429, 500, 502, 503, 507])(
  '%d says that the draft was kept, or that this browser only shows it',
  (status) => {
    const problem = new ApiProblem(status, 'No.');
    expect(describeSendProblem(problem).detail).toContain('Your draft is saved.');
    expect(describeSendProblem(problem, 'page').detail).toContain('Your draft is still here.');
    expect(describeSendProblem(problem, 'outbox').detail).toContain('It is kept here.');
  },
);

test('names the variable of the key', () => {
  const { title, detail } = describe(401, 'hdg_live_secret is revoked');
  expect(title).toBe('The API rejected the server’s key.');
  expect(detail).toContain('HANDINGER_API_KEY');
  expect(detail).not.toContain('secret');
});

test('says if the outcome is unknown, and offers to send again', () => {
  expect(describe(0).title).toBe('Couldn’t confirm that this was received.');
  expect(describe(502).detail).toContain('Couldn’t confirm that this was received.');
  expect([0, 408, 500, 502, 503, 504].map((status) => describe(status).again)).not.toContain(false);
  expect([400, 401, 402, 403, 404, 409, 413, 422, 429].map((status) => describe(status).again)).not.toContain(true);
});
