import { APPROVAL_STATES, type Approval } from '#contract/approval.ts';
import { t } from '#app/messages/conversation.ts';

/** Undefined without a question, or an answer. States that this version does not know keep the API's spelling. */
export function answerTo(approval: Approval | undefined): string | undefined {
  if (approval === undefined || approval.state === 'waiting') return undefined;
  const known = APPROVAL_STATES.find((one) => one === approval.state);
  if (known === undefined || known === 'waiting') return `${approval.state}: ${approval.url}`;
  return `${t(`approval.${known}`)}: ${approval.url}`;
}
