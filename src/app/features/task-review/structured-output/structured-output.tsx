import { useMemo, useState } from 'react';
import type { Task, Turn } from '#contract/task.ts';
import { jsonText } from '#app/lib/json-text.ts';
import { CopyButton } from '#app/components/copy-button.tsx';
import { JsonTree } from '#app/components/json-tree.tsx';
import { Segmented } from '#app/components/segmented.tsx';
import { TextBox } from '#app/components/text-box.tsx';
import { OutputValidity } from '#app/entities/turn/output-check/output-validity.tsx';
import { t } from '#app/messages/task-review.ts';
import { t as tTurn } from '#app/messages/turn.ts';
import { useValidity } from './use-validity.ts';

const VIEWS = ['tree', 'json'] as const;

type StructuredOutputProps = { turn: Turn; task: Task; output: Record<string, unknown> };

export function StructuredOutput({ turn, task, output }: StructuredOutputProps) {
  const [view, setView] = useState<(typeof VIEWS)[number]>('tree');
  const validity = useValidity(task, turn);
  const json = useMemo(() => (view === 'json' ? jsonText(output, 2) : ''), [view, output]);
  return (
    <div className="grid grid-cols-1 gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Segmented
          label={t('viewAs')}
          options={VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
          value={view}
          onChange={setView}
        />
        <CopyButton label={t('copyStructured')} text={() => jsonText(output, 2)} />
      </div>
      <OutputValidity validity={validity} />
      {view === 'tree' ? (
        <JsonTree value={output} label={tTurn('structuredOutput')} />
      ) : (
        <TextBox text={json} label={t('structuredAsJson')} />
      )}
    </div>
  );
}
