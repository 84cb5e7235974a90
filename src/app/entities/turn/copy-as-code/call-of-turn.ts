import type { Turn } from '#contract/task.ts';
import type { Call } from './copy-as.ts';

/** The call that a turn came from. The first of a task names no task: to name it would add a turn to this one. */
export function callOfTurn(turn: Pick<Turn, 'input' | 'budget' | 'seq' | 'taskId'>, workerId: string): Call {
  return {
    input: turn.input ?? '',
    ...(turn.budget != null && { budget: turn.budget }),
    ...(turn.seq > 0 && { taskId: turn.taskId }),
    workerId,
  };
}
