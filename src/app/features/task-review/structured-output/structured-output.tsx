import { useMemo, useState } from 'react';
import type { Task, Turn } from '#contract/task.ts';
import { jsonText } from '#app/lib/json-text.ts';
import { CopyButton } from '#app/components/copy-button.tsx';
import { JsonTree } from '#app/components/json-tree.tsx';
import { Segmented } from '#app/components/segmented.tsx';
import { TextBox } from '#app/components/text-box.tsx';
import { OutputValidity } from './output-validity.tsx';
import { useValidity } from './use-validity.ts';

const VIEWS = [
  { value: 'tree', label: 'Tree' },
  { value: 'json', label: 'JSON' },
] as const;

type StructuredOutputProps = { turn: Turn; task: Task; output: Record<string, unknown> };

export function StructuredOutput({ turn, task, output }: StructuredOutputProps) {
  const [view, setView] = useState<(typeof VIEWS)[number]['value']>('tree');
  const validity = useValidity(task, turn);
  const json = useMemo(() => (view === 'json' ? jsonText(output, 2) : ''), [view, output]);
  return (
    <div className="grid grid-cols-1 gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Segmented label="Structured output as" options={VIEWS} value={view} onChange={setView} />
        <CopyButton label="Copy structured output" text={() => jsonText(output, 2)} />
      </div>
      <OutputValidity validity={validity} />
      {view === 'tree' ? (
        <JsonTree value={output} label="Structured output" />
      ) : (
        <TextBox text={json} label="Structured output as JSON" />
      )}
    </div>
  );
}
