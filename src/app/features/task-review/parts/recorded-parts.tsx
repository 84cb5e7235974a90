import { useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { RecordedPart, Turn } from '#contract/task.ts';
import { problemOfQuery, problemWords } from '#app/entities/problem/problem-words.ts';
import { formatDuration, formatNumber } from '#app/lib/format.ts';
import { jsonText } from '#app/lib/json-text.ts';
import { ChoiceMenu } from '#app/components/choice-menu.tsx';
import { CopyButton } from '#app/components/copy-button.tsx';
import { JsonTree } from '#app/components/json-tree.tsx';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import { t } from '#app/messages/task-review.ts';
import { countTypes, linesOf, typeOfPart } from './part-types.ts';
import { PartList } from './part-list.tsx';
import { partsQuery } from './parts-query.ts';

const ALL = '';

export function RecordedParts({ turn }: { turn: Turn }) {
  const query = useQuery(partsQuery(turn));
  const problem = problemOfQuery(query);
  if (query.data === undefined) {
    return problem === null ? (
      <p className="text-sm text-ink-3">{t('loadingEvents')}</p>
    ) : (
      <RetryNotice {...problemWords(problem, 'parts')} onRetry={() => void query.refetch()} />
    );
  }
  if (query.data === null || query.data.length === 0) return <p className="text-sm text-ink-3">{t('noEvents')}</p>;
  return <Parts parts={query.data} />;
}

function Parts({ parts }: { parts: readonly RecordedPart[] }) {
  const [type, setType] = useState(ALL);
  const [chosen, setChosen] = useState<number>();
  const counts = useMemo(() => countTypes(parts), [parts]);
  const shown = useMemo(
    () => (type === ALL ? parts : parts.filter((part) => typeOfPart(part) === type)),
    [parts, type],
  );
  const labelOf = (name: string) =>
    name === ALL
      ? t('allTypes', { count: parts.length })
      : t('typeWithCount', { type: name, count: counts.get(name) ?? 0 });
  const index = shown.findIndex(({ offset }) => offset === chosen);
  const part = shown[index];
  return (
    <div className="grid grid-cols-1 gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <ChoiceMenu
          name={t('typeIs', { type: labelOf(type) })}
          label={t('type')}
          look="plain"
          size="small"
          className="min-w-0"
          choices={[ALL, ...counts.keys()].map((value) => ({ value, label: labelOf(value) }))}
          value={type}
          onChange={setType}
        >
          <span className="truncate">{labelOf(type)}</span>
          <ChevronDown size={12} aria-hidden />
        </ChoiceMenu>
        <CopyButton
          size="small"
          label={type === ALL ? t('copyAll') : t('copyEvents', { count: shown.length })}
          text={() => linesOf(shown)}
        />
      </div>
      <PartList key={type} parts={shown} index={index} onChoose={(next) => setChosen(shown[next]?.offset)} />
      {part !== undefined && (
        <section
          aria-label={t('event', { offset: formatNumber(part.offset) })}
          className="rounded-lg bg-rail px-3 py-2"
        >
          <div className="flex items-center justify-between gap-2 text-xs text-ink-3">
            <span className="figures min-w-0 truncate">{`${formatNumber(part.offset)} · ${formatDuration(part.at)} · ${typeOfPart(part)}`}</span>
            <CopyButton label={t('copyEvent')} text={() => jsonText(part.part, 2)} />
          </div>
          <JsonTree key={part.offset} value={part.part} label={t('event', { offset: formatNumber(part.offset) })} />
        </section>
      )}
    </div>
  );
}
