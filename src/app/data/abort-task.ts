import { request } from './request.ts';

/** The hosted API documents no such route. Throws `ApiProblem`: 409 if nothing is running. */
export async function abortTask(taskId: string): Promise<void> {
  await request('abortTask', { taskId });
}
