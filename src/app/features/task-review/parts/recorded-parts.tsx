import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { RecordedPart, Turn } from '#contract/task.ts';
import { problemOfQuery, problemWords } from '#app/entities/problem/problem-words.ts';
import { formatDuration, formatNumber } from '#app/lib/format.ts';
import { jsonText } from '#app/lib/json-text.ts';
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
  const counts = useMemo(() => [...countTypes(parts)], [parts]);
  const shown = useMemo(
    () => (type === ALL ? parts : parts.filter((part) => typeOfPart(part) === type)),
    [parts, type],
  );
  const index = shown.findIndex(({ offset }) => offset === chosen);
  const part = shown[index];
  return (
    <div className="grid grid-cols-1 gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <label className="flex min-w-0 items-center gap-2 text-xs text-ink-3">
          {t('type')}
          <select
            value={type}
            onChange={(event) => setType(event.target.value)}
            className="h-7 min-w-0 rounded border border-edge bg-surface px-1.5 text-xs text-ink"
          >
            <option value={ALL}>{t('allTypes', { count: parts.length })}</option>
            {counts.map(([name, count]) => (
              <option key={name} value={name}>
                {t('typeWithCount', { type: name, count })}
              </option>
            ))}
          </select>
        </label>
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
