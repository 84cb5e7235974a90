import { Check, CircleAlert } from 'lucide-react';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/workers.ts';
import type { SchemaCheck } from './use-schema-check.ts';

/** Whether the text is a valid schema, announced when it changes. */
export function CheckLine({ check: { kind, problems, why } }: { check: SchemaCheck }) {
  return (
    <div role="status" className="min-h-9 py-2 text-xs">
      {kind === 'none' && <p className="text-ink-3">{t('schemaNone')}</p>}
      {kind === 'checking' && <p className="text-ink-3">{t('schemaChecking')}</p>}
      {kind === 'unchecked' && <p className="text-ink-2">{t('schemaNotChecked', { reason: why ?? '' })}</p>}
      {kind === 'valid' && (
        <p className="flex items-center gap-1.5 text-completed">
          <Check size={12} strokeWidth={2.5} aria-hidden />
          <span>{t('schemaValid')}</span>
        </p>
      )}
      {kind === 'invalid' && (
        <ul className="grid gap-1 text-error">
          {problems.map((problem) => (
            <li key={`${problem.path} ${problem.words}`} className="flex items-start gap-1.5 wrap-anywhere">
              <CircleAlert size={12} className="mt-0.5 shrink-0" aria-hidden />
              <span>
                {problem.path === undefined ? (
                  <span>{problem.words}</span>
                ) : (
                  <>
                    <code className="figures">{problem.path === '' ? tCommon('jsonRoot') : problem.path}</code>
                    <span>{` ${problem.words}`}</span>
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
