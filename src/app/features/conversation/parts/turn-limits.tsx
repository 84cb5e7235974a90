import type { Usage } from '#contract/task-event.ts';
import { formatClock } from '#app/lib/format.ts';
import { tooltip } from '#app/components/tooltip.ts';
import { t } from '#app/messages/turn-limits.ts';

/** The share of a limit from which it is shown. Tool calls and time always are. */
const NEAR = 0.8;

type TurnLimitsProps = {
  usage: Usage;
  /** False if the turn has waited for the operator, which no limit counts. */
  isTimed: boolean;
};

/** What a running turn has used of its budget; follows its clock. */
export function TurnLimits({ usage, isTimed }: TurnLimitsProps) {
  const { limits, toolCalls, steps = 0, inputTokens, outputTokens, estimated } = usage;
  const tokens = inputTokens + outputTokens;
  const isNear = (used: number, limit: number | null | undefined): limit is number =>
    limit != null && used >= NEAR * limit;
  return (
    <>
      {isTimed && limits?.seconds != null && (
        <span className="-ml-2">{t('ofTime', { time: formatClock(limits.seconds * 1000) })}</span>
      )}
      {limits?.toolCalls != null && <span>{t('toolCalls', { used: toolCalls, limit: limits.toolCalls })}</span>}
      {isNear(steps, limits?.steps) && <span>{t('steps', { used: steps, limit: limits.steps })}</span>}
      {isNear(tokens, limits?.tokens) && <span>{t('tokens', { used: tokens, limit: limits.tokens })}</span>}
      {estimated === true && <span {...tooltip(t('estimated'))}>{t('approximately')}</span>}
    </>
  );
}
