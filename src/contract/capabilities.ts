import type { EndpointName } from './endpoints.ts';

/** Routes that not every API has. */
export type OptionalRoute = Extract<
  EndpointName,
  | 'listTasks'
  | 'listWorkers'
  | 'listWorkerVersions'
  | 'listModels'
  | 'testModel'
  | 'findModelServers'
  | 'usage'
  | 'account'
  | 'abortTask'
  | 'restoreTask'
>;

/**
 * What an API may be able to do.
 * - `resumeStream`: continues the stream of a running turn.
 * - `idempotencyKey`: accepts a turn that is sent twice under one key only once.
 * - `allFilters`: applies every filter of the task list, also those that an answer cannot prove.
 * - `steps`: records the steps of a turn.
 * - `workerFields`: lists workers without their instructions and output schemas, and by id.
 * - `origin`: stores the origin of a new task.
 * - `offline`: is reachable without a network.
 */
export type Capability =
  | OptionalRoute
  | 'resumeStream'
  | 'idempotencyKey'
  | 'allFilters'
  | 'steps'
  | 'workerFields'
  | 'origin'
  | 'offline';

export type Can = 'yes' | 'no' | 'unknown';
