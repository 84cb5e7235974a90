import { useQuery } from '@tanstack/react-query';
import type { Task, Turn } from '#contract/task.ts';
import { workerQuery } from '#app/data/workers.ts';
import { t } from '#app/messages/task-review.ts';
import { t as tTurn } from '#app/messages/turn.ts';
import { StructuredOutput } from './structured-output/structured-output.tsx';
import { Section } from './section.tsx';

export function StructuredSection({ turn, task }: { turn: Turn; task: Task }) {
  const { data: known } = useQuery(workerQuery(task.workerId));
  const hasSchema = known?.worker?.outputSchema != null;
  if (turn.structuredOutput == null && !hasSchema) return null;
  return (
    <Section title={tTurn('structuredOutput')}>
      {turn.structuredOutput == null ? (
        <p className="text-sm text-ink-3">{t('outputMissing')}</p>
      ) : (
        <StructuredOutput turn={turn} task={task} output={turn.structuredOutput} />
      )}
    </Section>
  );
}
