import { request } from './request.ts';

/** Stops a running task. The hosted API documents no such route. Throws `ApiProblem`, with 409 if nothing is running. */
export async function abortTask(taskId: string): Promise<void> {
  await request('abortTask', { taskId });
}
