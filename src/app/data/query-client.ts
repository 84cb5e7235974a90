import { ApiProblem } from '#contract/api-problem.ts';
import { QueryClient } from '@tanstack/react-query';

const MAX_RETRIES = 3;
const LONGEST_DELAY_MS = 10_000;

/** Whether a failure may pass by itself, so that asking again makes sense: no answer, too late, too many requests, a fault of the server's. */
export function mayPass(error: unknown): boolean {
  return error instanceof ApiProblem && ([0, 408, 429].includes(error.status) || error.status >= 500);
}

/** Milliseconds before a read is tried again: what the API asked for, else doubling with jitter. */
export function retryDelay(attempt: number, error: unknown, random: () => number = Math.random): number {
  if (error instanceof ApiProblem && error.retryAfterMs !== undefined) return error.retryAfterMs;
  const whole = Math.min(500 * 2 ** attempt, LONGEST_DELAY_MS);
  return whole / 2 + (whole / 2) * random();
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (count, error) => count < MAX_RETRIES && mayPass(error),
        retryDelay: (attempt, error) => retryDelay(attempt, error),
        staleTime: 5_000,
        // The proxy is on this machine: a browser that knows of no network reaches it all the same.
        networkMode: 'always',
        refetchOnReconnect: true,
      },
      mutations: { networkMode: 'always' },
    },
  });
}
