import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#contract/api-problem.ts';
import type { Can, Capability, OptionalRoute } from '#contract/capabilities.ts';
import type { Connection } from '#contract/connection.ts';
import { connectionQuery } from './connection.ts';
import { request, type Answer, type RequestOptions } from './request.ts';

/** How long a no is believed, in milliseconds. After that, the next request finds out again. */
const NO_MS = 3_600_000;

type Evidence = { readonly can: 'yes' | 'no'; readonly at: number };
type Learned = Readonly<Partial<Record<Capability, Evidence>>>;

type Subject = { readonly taskId?: string; readonly workerId?: string; readonly signal?: AbortSignal };

const NOTHING: Learned = {};
const learnedQuery = queryOptions({
  queryKey: ['capabilities'],
  queryFn: () => NOTHING,
  enabled: false,
  initialData: NOTHING,
});

/** Returns whether the API has a capability; undefined until it is known which API the page talks to. */
export function useCapability(name: Capability): Can | undefined {
  const connection = useQuery(connectionQuery);
  const { data: evidence } = useQuery({ ...learnedQuery, select: (learned) => learned[name] });
  const can = judge(evidence, connection.data);
  return can === 'unknown' && connection.isPending ? undefined : can;
}

/** Returns what is known now. Makes no request. */
export function readCapability(client: QueryClient, name: Capability): Can {
  const evidence = client.getQueryData(learnedQuery.queryKey)?.[name];
  return judge(evidence, client.getQueryData(connectionQuery.queryKey));
}

function judge(evidence: Evidence | undefined, connection: Connection | undefined): Can {
  if (evidence?.can === 'yes') return 'yes';
  if (evidence?.can === 'no' && Date.now() - evidence.at < NO_MS) return 'no';
  return connection?.kind === 'embedded' ? 'yes' : 'unknown';
}

/**
 * Like `request`, for a route that the API may not have: resolves with null if it doesn't have it, without a request if
 * that is already known.
 */
export function requestIfSupported<N extends OptionalRoute>(
  client: QueryClient,
  name: N,
  options: RequestOptions<N>,
): Promise<Answer<N> | null> {
  return learnFrom(client, name, options, () => request(name, options));
}

/**
 * Makes a request that needs a capability, unless the API is known to lack it, and learns from the outcome. Resolves with
 * null if the API lacks it. Other problems prove nothing and are thrown.
 * @param about the task or worker that the request is about, if it is about one
 */
export async function learnFrom<T>(
  client: QueryClient,
  name: Capability,
  about: Subject,
  send: () => Promise<T>,
): Promise<T | null> {
  if (readCapability(client, name) === 'no') return null;
  try {
    const answer = await send();
    learn(client, name, 'yes');
    return answer;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    if (!(await isRouteMissing(error, readCapability(client, name), about))) throw error;
    learn(client, name, 'no');
    return null;
  }
}

function learn(client: QueryClient, name: Capability, can: Evidence['can']): void {
  if (readCapability(client, name) === can) return;
  client.setQueryDefaults(learnedQuery.queryKey, { gcTime: Infinity });
  client.setQueryData(learnedQuery.queryKey, (learned) => ({ ...learned, [name]: { can, at: Date.now() } }));
}

/**
 * Whether a problem means that the API lacks the route. A 404 may also mean that the task or worker does not exist; it is
 * the route if it can be read.
 */
async function isRouteMissing({ status }: ApiProblem, can: Can, about: Subject): Promise<boolean> {
  const { taskId, workerId, signal } = about;
  if (status !== 404) return status === 405;
  if (taskId === undefined && workerId === undefined) return true;
  if (can === 'yes') return false;
  const options = signal && { signal };
  try {
    if (taskId !== undefined) await request('retrieveTask', { taskId, ...options });
    else if (workerId !== undefined) await request('retrieveWorker', { workerId, ...options });
    return true;
  } catch (error) {
    if (error instanceof ApiProblem) return false;
    throw error;
  }
}
