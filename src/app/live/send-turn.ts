import { ApiProblem } from '#contract/api-problem.ts';
import type { Budget } from '#contract/task.ts';
import type { UploadProgress } from '#app/data/upload.ts';
import type { TaskAndTurns } from '#app/data/tasks.ts';

/** One turn to be sent: on a task of its own id, expected at `seq`, under a send id that makes sending it again safe. */
export type TurnToSend = {
  readonly taskId: string;
  readonly seq: number;
  readonly sendId: string;
  readonly workerId: string | undefined;
  readonly input: string;
  readonly budget: Budget;
  readonly files: readonly File[];
};

export type SendDeps = {
  post: (turn: TurnToSend, onProgress: (progress: UploadProgress) => void) => Promise<ReadableStream<Uint8Array>>;
  /** The record, fresh. Throws `ApiProblem`. */
  retrieve: (taskId: string) => Promise<TaskAndTurns>;
};

/** What became of a send: the API has it, and streams it; or has it, as its record says, after an answer that was lost. */
export type Sent =
  | { kind: 'streaming'; stream: ReadableStream<Uint8Array> }
  | { kind: 'recorded'; record: TaskAndTurns };

/**
 * Sends a turn. Where the outcome is unknown (no answer, or a fault of the server's), the record is asked whether the
 * turn is there before anything is said. Throws `ApiProblem`: the API refused it, or (status 0 and 5xx) nobody knows.
 */
export async function sendTurn(
  deps: SendDeps,
  turn: TurnToSend,
  onProgress: (progress: UploadProgress) => void,
): Promise<Sent> {
  try {
    return { kind: 'streaming', stream: await deps.post(turn, onProgress) };
  } catch (error) {
    if (!(error instanceof ApiProblem) || !isUnsettled(error)) throw error;
    const record = await recordOf(deps, turn);
    if (record === undefined) throw error;
    return { kind: 'recorded', record };
  }
}

/** Whether the API may have taken a send whose answer was this: none, an odd success, or a fault of the server's. */
export function isUnsettled({ status }: ApiProblem): boolean {
  return status < 400 || status === 408 || (status >= 500 && status !== 507);
}

async function recordOf(deps: SendDeps, turn: TurnToSend): Promise<TaskAndTurns | undefined> {
  try {
    const record = await deps.retrieve(turn.taskId);
    const there = record.turns.some(({ seq, input }) => seq === turn.seq && input === turn.input);
    return there ? record : undefined;
  } catch (error) {
    if (error instanceof ApiProblem) return undefined;
    throw error;
  }
}
