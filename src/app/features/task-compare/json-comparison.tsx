import { useMemo, useState } from 'react';
import type { Turn } from '#contract/task.ts';
import { formatTurn } from '#app/lib/format.ts';
import { jsonText } from '#app/lib/json-text.ts';
import { ShowMore } from '#app/components/show-more.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/task-compare.ts';
import { t as tTurn } from '#app/messages/turn.ts';
import { diffJson } from './diff-json.ts';

const AT_A_TIME = 100;
const MAX_CHARS = 300;

export function JsonComparison({ before, after }: { before: Turn; after: Turn }) {
  const [shown, setShown] = useState(AT_A_TIME);
  const [was, is] = [before.structuredOutput ?? undefined, after.structuredOutput ?? undefined];
  const changes = useMemo(() => diffJson(was, is), [was, is]);
  if (was === undefined && is === undefined) return <p className="text-sm text-ink-3">{t('none')}</p>;
  if (changes.length === 0) return <p className="text-sm text-ink-3">{t('sameInBoth')}</p>;
  return (
    <div className="grid grid-cols-1 justify-items-start gap-2">
      <p className="text-xs text-ink-2">{t('differenceCount', { count: changes.length })}</p>
      <div className="max-w-full overflow-x-auto">
        <table aria-label={t('differences')} className="text-xs">
          <thead className="text-left text-ink-3">
            <tr className="border-b border-line">
              {[t('path'), ...[before, after].map(({ seq }) => tTurn('turn', { turn: formatTurn(seq) }))].map(
                (name) => (
                  <th key={name} scope="col" className="py-1 pr-4 font-medium">
                    {name}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody className="figures">
            {changes.slice(0, shown).map((change) => (
              <tr key={change.path} className="border-b border-line align-top">
                <th scope="row" className="py-1 pr-4 text-left font-medium">
                  {change.path === '' ? tCommon('jsonRoot') : change.path}
                </th>
                <Value value={change.before} />
                <Value value={change.after} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {changes.length > shown && (
        <ShowMore onShow={() => setShown(shown + AT_A_TIME)}>
          {tCommon('showMoreCount', { count: Math.min(AT_A_TIME, changes.length - shown) })}
        </ShowMore>
      )}
    </div>
  );
}

function Value({ value }: { value: unknown }) {
  const text = jsonText(value);
  return (
    <td className="max-w-80 py-1 pr-4 break-words">
      {value === undefined ? (
        <span className="text-ink-3">{t('missing')}</span>
      ) : (
        <span>{text.slice(0, MAX_CHARS)}</span>
      )}
      {text.length > MAX_CHARS && <span>…</span>}
    </td>
  );
}
