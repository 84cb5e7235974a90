import { ApiProblem } from '#contract/api-problem.ts';

/** The answer, or null where the API has no such route at all, as the hosted one may for those that only ours documents. */
export async function nullIfUnsupported<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiProblem && [404, 405, 501].includes(error.status)) return null;
    throw error;
  }
}
