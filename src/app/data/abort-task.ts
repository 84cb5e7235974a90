import { request } from './request.ts';

/** Stops a running task. Ours alone: the hosted API documents no such route. Throws `ApiProblem`, 409 where nothing runs any more. */
export async function abortTask(taskId: string): Promise<void> {
  await request('abortTask', { taskId });
}
