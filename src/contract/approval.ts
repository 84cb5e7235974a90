import * as z from 'zod/mini';
import { openEnum } from './open-enum.ts';

/** `always`: allowed, as are all further pages of the host for this worker. `expired`: nobody answered in time. */
export const APPROVAL_STATES = ['waiting', 'allowed', 'always', 'denied', 'expired'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** Ours: a question to the operator, before a tool requests a web page. */
export const Approval = z.looseObject({
  id: z.string(),
  toolCallId: z.string(),
  /** With its query. */
  url: z.string(),
  host: z.string(),
  workerId: z.string(),
  askedAt: z.string(),
  expiresAt: z.string(),
  state: openEnum(APPROVAL_STATES),
});
export type Approval = z.infer<typeof Approval>;

export const APPROVAL_DECISIONS = ['allow', 'deny', 'always'] as const;
export const ApprovalDecision = z.enum(APPROVAL_DECISIONS);
export type ApprovalDecision = z.infer<typeof ApprovalDecision>;

/** `approval` as it was decided, by the first answer. */
export const ApprovalAnswer = z.looseObject({ approval: Approval });
