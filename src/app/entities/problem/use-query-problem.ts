import { ApiProblem } from '#contract/api-problem.ts';
import { useApiHealth } from '#app/data/api-health.ts';
import { problemOfQuery } from './problem-words.ts';

type QueryResult = { data: unknown; error: unknown; failureReason: unknown };

/**
 * Like `problemOfQuery`, but null if the query has data and the API does not answer at all, because the status line says
 * so and from when the data is.
 */
export function useQueryProblem(query: QueryResult): unknown {
  const isDown = useApiHealth().state === 'down';
  const problem = problemOfQuery(query);
  const isUnanswered = problem instanceof ApiProblem && (problem.status === 0 || problem.status > 500);
  return isDown && isUnanswered && query.data !== undefined ? null : problem;
}
