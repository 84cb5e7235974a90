import { ApiProblem } from '#contract/api-problem.ts';
import type { Outgoing } from './outgoing.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';
import type { DrainDeps } from './drain-deps.ts';
import { findTurn } from './outbox-decisions.ts';

/** What a look at a task's record shows: it, that there is none, or why it can't be read. */
export type Look = { kind: 'read'; record: TaskAndTurns | undefined } | { kind: 'unread'; problem: ApiProblem };

/** How long a record is believed: others may have sent since, the very same words even. */
const FRESH_MS = 10_000;

/** Looks at the record of the task that is drained. */
export function createLooks(deps: DrainDeps, taskId: string, signal: AbortSignal) {
  /** Reads the record; a task that isn't there has none. */
  async function read(): Promise<Look> {
    try {
      const record = await deps.retrieve(taskId, signal);
      deps.learn(record);
      return { kind: 'read', record };
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      return error.status === 404 ? { kind: 'read', record: undefined } : { kind: 'unread', problem: error };
    }
  }

  return {
    read,

    /** The record as the page knows it, read where that may be of yesterday. */
    async recall(isStale: boolean): Promise<Look> {
      const isOld = isStale || deps.now() - deps.knownAt(taskId) > FRESH_MS;
      const known = isOld ? undefined : deps.known(taskId);
      return known === undefined ? read() : { kind: 'read', record: known };
    },

    /** The record, where it has this turn. */
    async find(turn: Outgoing): Promise<TaskAndTurns | undefined> {
      const look = await read();
      if (look.kind === 'unread' || look.record === undefined) return undefined;
      return findTurn(look.record, turn) === undefined ? undefined : look.record;
    },
  };
}
