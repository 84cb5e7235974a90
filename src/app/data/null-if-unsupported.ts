import { ApiProblem } from '#contract/api-problem.ts';

/** Resolves with null if the API has no such route. */
export async function nullIfUnsupported<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiProblem && [404, 405, 501].includes(error.status)) return null;
    throw error;
  }
}
