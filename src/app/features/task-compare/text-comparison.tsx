import { useQuery } from '@tanstack/react-query';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import { runInWorker, WorkerFailed } from '#app/lib/run-in-worker.ts';
import { t } from '#app/messages/task-compare.ts';
import { DiffTable } from './diff-table.tsx';
import type { DiffInput, TextDiff } from './diff-texts.ts';

const TIMEOUT_MS = 15_000;

type TextComparisonProps = {
  name: string;
  seqs: readonly [before: number, after: number];
  /** Cache key: equal as long as the texts are. */
  texts: string;
  before: string | null;
  after: string | null;
};

/** Compares in a web worker. */
export function TextComparison({ name, seqs, texts, before, after }: TextComparisonProps) {
  const [left, right] = [before ?? '', after ?? ''];
  const query = useQuery({
    queryKey: ['tasks', 'diff', texts, left.length, right.length],
    queryFn: ({ signal }) => ask({ left, right }, signal),
    enabled: left !== right,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    structuralSharing: false,
  });
  if (left === right) return <Quiet>{left === '' ? t('none') : t('sameInBoth')}</Quiet>;
  if (query.data?.kind === 'rows') return <DiffTable name={name} seqs={seqs} rows={query.data.rows} />;
  if (query.data?.kind === 'apart') return <Quiet>{t('tooDifferent')}</Quiet>;
  if (!query.isError) return <Quiet>{t('comparing')}</Quiet>;
  const { error } = query;
  return (
    <RetryNotice
      title={t('notCompared')}
      advice={error instanceof WorkerFailed ? t(`notCompared.${error.reason}`) : error.message}
      again
      onRetry={() => void query.refetch()}
    />
  );
}

function ask(question: DiffInput, signal: AbortSignal): Promise<TextDiff> {
  const script = new Worker(new URL('./diff-texts.worker.ts', import.meta.url), { type: 'module' });
  return runInWorker<TextDiff>(script, question, { withinMs: TIMEOUT_MS, signal });
}

function Quiet({ children }: { children: string }) {
  return <p className="text-sm text-ink-3">{children}</p>;
}
