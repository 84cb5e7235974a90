import { ApiProblem } from '#contract/api-problem.ts';
import type { Account } from '#contract/task.ts';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

/** What is left to spend, or null where the API has no such route (the hosted one documents none). */
export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: async ({ signal }): Promise<Account | null> => {
    try {
      return await request('account', { signal });
    } catch (error) {
      if (isMissingRoute(error)) return null;
      throw error;
    }
  },
});

/** Whether the API has no such route at all, as the hosted one may for those that only ours documents. */
export function isMissingRoute(error: unknown): boolean {
  return error instanceof ApiProblem && [404, 405, 501].includes(error.status);
}
