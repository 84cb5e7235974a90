import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { JsonTree } from '#app/components/json-tree.tsx';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import { useRefetch } from '#app/data/use-refetch.ts';
import { lastOutputQuery } from '#app/data/worker-versions.ts';
import { problemWords } from '#app/entities/problem/problem-words.ts';
import { useQueryProblem } from '#app/entities/problem/use-query-problem.ts';
import { askValidity } from '#app/entities/turn/output-check/ask-check.ts';
import { OutputValidity, type CheckedOutput } from '#app/entities/turn/output-check/output-validity.tsx';
import { WorkerFailed } from '#app/lib/run-in-worker.ts';
import { paths } from '#app/paths.ts';
import { t as tCheck } from '#app/messages/output-check.ts';
import { t } from '#app/messages/workers.ts';
import type { SchemaCheck } from './use-schema-check.ts';

type LastOutputProps = {
  workerId: string;
  check: SchemaCheck;
};

/** The worker's newest structured output, tested against the edited schema. */
export function LastOutput({ workerId, check: { kind, schema } }: LastOutputProps) {
  const query = useQuery(lastOutputQuery(workerId));
  const problem = useQueryProblem(query);
  const askAgain = useRefetch(lastOutputQuery(workerId).queryKey);
  const last = query.data;
  const output = last?.output;
  const validity = useQuery({
    queryKey: ['output check', schema, last?.taskId, last?.seq, query.dataUpdatedAt],
    queryFn: ({ signal }) => askValidity({ schema: schema ?? {}, output }, signal),
    enabled: kind === 'valid' && output != null,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  return (
    <section aria-labelledby="last-output" className="min-w-0">
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h2 id="last-output" className="flex-1 text-sm font-semibold">
          {t('lastOutput')}
        </h2>
        {last?.taskId !== undefined && (
          <Link to={paths.turn(last.taskId, last.seq ?? 0)} className="text-xs text-accent hover:underline">
            {t('openTurn')}
          </Link>
        )}
      </div>
      <p className="pt-1 pb-2.5 text-xs text-ink-3">{t('lastOutputExplained')}</p>
      {problem !== null && (
        <RetryNotice key={query.failureCount} {...problemWords(problem, 'worker')} onRetry={askAgain} />
      )}
      {last !== undefined && output === null && <p className="text-sm text-ink-2">{t('noLastOutput')}</p>}
      {output != null && (
        <div className="grid grid-cols-1 gap-2">
          {kind === 'none' && <OutputValidity validity={{ kind: 'no-schema' }} />}
          {(kind === 'valid' || kind === 'checking') && <OutputValidity validity={checked(validity)} />}
          <JsonTree value={output} label={t('lastOutput')} />
        </div>
      )}
    </section>
  );
}

function checked({ data, error }: { data: CheckedOutput | undefined; error: Error | null }): CheckedOutput {
  if (error !== null) {
    return {
      kind: 'unusable',
      why: error instanceof WorkerFailed ? tCheck(`notChecked.${error.reason}`) : error.message,
    };
  }
  return data ?? { kind: 'checking' };
}
