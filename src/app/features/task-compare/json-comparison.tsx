import { useMemo, useState } from 'react';
import { jsonText } from '#app/lib/json-text.ts';
import { ShowMore } from '#app/components/show-more.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/task-compare.ts';
import { diffJson } from './diff-json.ts';
import { rowsOfChanges } from './json-rows.ts';
import type { Heads } from './sides.ts';

const AT_A_TIME = 100;
const MAX_CHARS = 300;
/** Deeper lines are not indented further. */
const MAX_INDENT = 8;

type JsonComparisonProps = {
  /** Undefined if absent. */
  before: unknown;
  after: unknown;
  heads: Heads;
};

/** A tree of the branches with changes and the changed values. */
export function JsonComparison({ before, after, heads }: JsonComparisonProps) {
  const [shown, setShown] = useState(AT_A_TIME);
  const changes = useMemo(() => diffJson(before, after), [before, after]);
  const rows = useMemo(() => rowsOfChanges(changes.slice(0, shown)), [changes, shown]);
  if (before === undefined && after === undefined) return <p className="text-sm text-ink-3">{t('none')}</p>;
  if (changes.length === 0) return <p className="text-sm text-ink-3">{t('sameInBoth')}</p>;
  return (
    <div className="grid grid-cols-1 justify-items-start gap-2">
      <p className="text-xs text-ink-2">{t('differenceCount', { count: changes.length })}</p>
      <div className="max-w-full overflow-x-auto">
        <table aria-label={t('differences')} className="text-xs">
          <thead className="text-left text-ink-3">
            <tr className="border-b border-line">
              {[t('path'), heads.before, heads.after].map((head) => (
                <th key={head} scope="col" className="py-1 pr-4 font-medium">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="figures">
            {rows.map(({ path, label, level, change }) => (
              <tr key={path} className="border-b border-line align-top">
                <th
                  scope="row"
                  colSpan={change === undefined ? 3 : 1}
                  title={path}
                  className="py-1 pr-4 text-left font-medium"
                  style={{ paddingLeft: `${Math.min(level, MAX_INDENT)}rem` }}
                >
                  {path === '' ? tCommon('jsonRoot') : label}
                </th>
                {change !== undefined && (
                  <>
                    <Value value={change.before} />
                    <Value value={change.after} />
                  </>
                )}
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
