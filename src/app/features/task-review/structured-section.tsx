import { useQuery } from '@tanstack/react-query';
import type { Task, Turn } from '#contract/task.ts';
import { workersQuery } from '#app/data/workers.ts';
import { StructuredOutput } from './structured-output/structured-output.tsx';
import { Section } from './section.tsx';

export function StructuredSection({ turn, task }: { turn: Turn; task: Task }) {
  const { data: workers } = useQuery(workersQuery);
  const asked = workers?.find(({ id }) => id === task.workerId)?.outputSchema != null;
  if (turn.structuredOutput == null && !asked) return null;
  return (
    <Section title="Structured output">
      {turn.structuredOutput == null ? (
        <p className="text-sm text-ink-3">None, though the worker has an output schema.</p>
      ) : (
        <StructuredOutput turn={turn} task={task} output={turn.structuredOutput} />
      )}
    </Section>
  );
}
