import type { ApprovalDecision } from '#contract/approval.ts';
import { request } from './request.ts';

/** The first answer counts. Throws `ApiProblem`: 409 if the turn has ended. */
export async function answerApproval(taskId: string, approvalId: string, decision: ApprovalDecision): Promise<void> {
  await request('answerApproval', { taskId, approvalId, body: { decision } });
}
