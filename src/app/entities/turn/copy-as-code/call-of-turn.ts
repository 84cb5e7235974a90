import type { Turn } from '#contract/task.ts';
import type { Call } from './copy-as.ts';

/** The first turn has no `taskId`: with one, the call would add a turn instead of creating a task. */
export function callOfTurn(turn: Pick<Turn, 'input' | 'budget' | 'seq' | 'taskId'>, workerId: string): Call {
  return {
    input: turn.input ?? '',
    ...(turn.budget != null && { budget: turn.budget }),
    ...(turn.seq > 0 && { taskId: turn.taskId }),
    workerId,
  };
}
