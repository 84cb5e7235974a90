import { useQuery } from '@tanstack/react-query';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import { runInWorker, WorkerFailed } from '#app/lib/run-in-worker.ts';
import { t } from '#app/messages/text-diff.ts';
import { DiffTable, type DiffSides } from './diff-table.tsx';
import type { DiffInput, TextDiff as Comparison } from './diff-texts.ts';

const TIMEOUT_MS = 15_000;

type TextDiffProps = {
  name: string;
  sides: DiffSides;
  /** Cache key: equal as long as the texts are. */
  texts: string;
  before: string | null;
  after: string | null;
};

/** Compares in a web worker. */
export function TextDiff({ name, sides, texts, before, after }: TextDiffProps) {
  const [left, right] = [before ?? '', after ?? ''];
  const query = useQuery({
    queryKey: ['text diff', texts, left.length, right.length],
    queryFn: ({ signal }) => ask({ left, right }, signal),
    enabled: left !== right,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    structuralSharing: false,
  });
  if (left === right) return <Quiet>{t(left === '' ? 'bothEmpty' : 'same', sides)}</Quiet>;
  if (query.data?.kind === 'rows') return <DiffTable name={name} sides={sides} rows={query.data.rows} />;
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

function ask(question: DiffInput, signal: AbortSignal): Promise<Comparison> {
  const script = new Worker(new URL('./diff-texts.worker.ts', import.meta.url), { type: 'module' });
  return runInWorker<Comparison>(script, question, { withinMs: TIMEOUT_MS, signal });
}

function Quiet({ children }: { children: string }) {
  return <p className="text-sm text-ink-3">{children}</p>;
}
