import type { Turn } from '#contract/task.ts';
import { t } from '#app/messages/task-compare.ts';
import type { Heads } from './sides.ts';
import { figureDifferences } from './turn-differences.ts';

export function FigureTable({ before, after, heads }: { before: Turn; after: Turn; heads: Heads }) {
  return (
    <div className="overflow-x-auto scroll-shadows">
      <table aria-label={t('figures')} className="w-full max-w-measure text-sm">
        <thead>
          <tr className="border-b border-line text-xs text-ink-3">
            <td />
            {[heads.before, heads.after].map((head) => (
              <th key={head} scope="col" className="py-1.5 pl-3 text-right font-medium">
                {head}
              </th>
            ))}
            <th scope="col" className="py-1.5 pl-3 text-right font-medium">
              {t('difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {figureDifferences(before, after).map((figure) => (
            <tr key={figure.name} className="border-b border-line">
              <th scope="row" className="py-1.5 text-left font-normal text-ink-2">
                {figure.name}
              </th>
              <td className="figures py-1.5 pl-3 text-right text-xs">{figure.before}</td>
              <td className="figures py-1.5 pl-3 text-right text-xs">{figure.after}</td>
              <td className="figures py-1.5 pl-3 text-right text-xs whitespace-nowrap">
                <Difference difference={figure.difference} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Difference({ difference }: { difference: string | undefined }) {
  if (difference === undefined) return <span className="text-ink-3">–</span>;
  return difference === 'same' ? (
    <span className="text-ink-3">{t('same')}</span>
  ) : (
    <span className="font-medium">{difference}</span>
  );
}
