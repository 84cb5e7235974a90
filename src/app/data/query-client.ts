import { ApiProblem } from '#contract/api-problem.ts';
import { QueryClient } from '@tanstack/react-query';

const MAX_RETRIES = 3;
const LONGEST_DELAY_MS = 10_000;

/** Whether to retry: no response, timeout, too many requests, server error. */
export function mayPass(error: unknown): boolean {
  return error instanceof ApiProblem && ([0, 408, 429].includes(error.status) || error.status >= 500);
}

/** Milliseconds: what the API asked for, else exponential back-off with jitter. */
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
        // The proxy on this machine can be reached without a network.
        networkMode: 'always',
        refetchOnReconnect: true,
      },
      mutations: { networkMode: 'always' },
    },
  });
}
