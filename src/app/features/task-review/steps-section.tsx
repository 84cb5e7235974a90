import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Turn, TurnStep } from '#contract/task.ts';
import { useCapability } from '#app/data/capabilities.ts';
import { problemOfQuery, problemWords } from '#app/entities/problem/problem-words.ts';
import { formatBytes, formatCount, formatDuration, formatTokens } from '#app/lib/format.ts';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import { ShowMore } from '#app/components/show-more.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/task-review.ts';
import { Section } from './section.tsx';
import { stepsQuery } from './steps-query.ts';

const AT_A_TIME = 50;
const FIGURE = 'py-1 pl-4 text-right figures whitespace-nowrap';

/** What each step of an ended turn cost. Nothing if its steps are not recorded. */
export function StepsSection({ turn }: { turn: Turn }) {
  const isRecorded = useCapability('steps') === 'yes';
  const query = useQuery({ ...stepsQuery(turn), enabled: isRecorded });
  const problem = problemOfQuery(query);
  const [shown, setShown] = useState(AT_A_TIME);
  if (query.data === undefined) {
    return problem === null ? null : (
      <RetryNotice
        {...problemWords(problem, 'timeline')}
        title={t('stepsNotLoaded')}
        onRetry={() => void query.refetch()}
      />
    );
  }
  const steps = query.data;
  if (steps.length === 0) return null;
  return (
    <Section title={t('costOfSteps')}>
      <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={t('costOfSteps')}>
        <table className="w-full max-w-measure text-xs">
          <thead>
            <tr className="border-b border-edge text-ink-2">
              <th scope="col" className="py-1 text-left font-medium">
                {t('step')}
              </th>
              <th scope="col" className="py-1 pl-4 text-right font-medium">
                {t('stepUse')}
              </th>
              <th scope="col" className="py-1 pl-4 text-right font-medium max-sm:hidden">
                {t('stepDuration')}
              </th>
              <th scope="col" className="py-1 pl-4 text-right font-medium">
                {t('stepCredits')}
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.slice(0, shown).map((step) => (
              <tr key={step.step} className="border-b border-line">
                <td className="py-1 wrap-anywhere">
                  <span>{nameOf(step)}</span>
                  {step.estimated && <span className="pl-2 text-ink-3">{t('stepEstimated')}</span>}
                </td>
                <td className={FIGURE}>{usedBy(step)}</td>
                <td className={`${FIGURE} max-sm:hidden`}>{formatDuration(step.durationMs)}</td>
                <td className={FIGURE}>{step.credits === null ? '–' : formatCount(step.credits)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {steps.length > shown && (
        <ShowMore className="justify-self-start" onShow={() => setShown(shown + AT_A_TIME)}>
          {tCommon('showMoreOf', { count: Math.min(AT_A_TIME, steps.length - shown), total: steps.length })}
        </ShowMore>
      )}
    </Section>
  );
}

function nameOf({ kind, name }: TurnStep): string {
  return kind === 'work' ? t('stepWork') : name;
}

function usedBy(step: TurnStep): string {
  const { inputTokens, cachedInputTokens, outputTokens, bytesRead } = step;
  const tokens = inputTokens + outputTokens;
  return [
    ...(tokens > 0 ? [t('stepTokens', { tokens: formatTokens(step) })] : []),
    ...(cachedInputTokens > 0 ? [t('stepCached', { tokens: cachedInputTokens })] : []),
    ...(bytesRead > 0 ? [formatBytes(bytesRead)] : []),
  ].join(' · ');
}
