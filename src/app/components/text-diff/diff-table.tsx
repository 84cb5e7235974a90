import { useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { ShowMore } from '#app/components/show-more.tsx';
import { t } from '#app/messages/text-diff.ts';
import { NumberCell, TextCell } from './diff-cells.tsx';
import type { DiffRow, Line } from './diff-texts.ts';
import { countRunsWithin, foldRows, type RowRun } from './fold-rows.ts';
import { type LineChange, unifiedLines } from './unified-lines.ts';

/** Rows rendered at a time per run, and in total. */
const AT_A_TIME = 400;
const MAX_AT_A_TIME = 2_000;

type DiffTableProps = { name: string; sides: DiffSides; rows: readonly DiffRow[] };

/** What is compared, in words such as “turn 1”. */
export type DiffSides = { readonly before: string; readonly after: string };

export function DiffTable({ name, sides, rows }: DiffTableProps) {
  const wide = useWide();
  const runs = useMemo(() => foldRows(rows), [rows]);
  const [most, setMost] = useState(MAX_AT_A_TIME);
  const made = countRunsWithin(runs, most, AT_A_TIME);
  const columns = wide ? 4 : 3;
  return (
    <div className="overflow-hidden rounded-lg border border-line">
      <table aria-label={t('textsOf', { name, ...sides })} className="figures w-full table-fixed text-xs">
        <colgroup>
          <col className="w-10" />
          {wide ? <col /> : <col className="w-10" />}
          {wide && <col className="w-10" />}
          <col />
        </colgroup>
        <thead>
          <tr>
            <HiddenHeader>{t('lineIn', { side: sides.before })}</HiddenHeader>
            {wide && <HiddenHeader>{t('textIn', { side: sides.before })}</HiddenHeader>}
            <HiddenHeader>{t('lineIn', { side: sides.after })}</HiddenHeader>
            <HiddenHeader>{wide ? t('textIn', { side: sides.after }) : t('text')}</HiddenHeader>
          </tr>
        </thead>
        {runs.slice(0, made).map((run, i) => (
          <RunRows key={i} run={run} wide={wide} columns={columns} />
        ))}
        {made < runs.length && (
          <tbody>
            <MoreRow columns={columns} onShow={() => setMost(most + MAX_AT_A_TIME)}>
              {t('showMoreDifferences')}
            </MoreRow>
          </tbody>
        )}
      </table>
    </div>
  );
}

/** For screen readers. Hiding the whole head would make its row as wide as its words. */
function HiddenHeader({ children }: { children: string }) {
  return (
    <th scope="col" className="p-0">
      <span className="sr-only">{children}</span>
    </th>
  );
}

function RunRows({ run, wide, columns }: { run: RowRun; wide: boolean; columns: number }) {
  const [shown, setShown] = useState(run.kind === 'folded' ? 0 : AT_A_TIME);
  const { rows } = run;
  const left = rows.length - shown;
  return (
    <tbody>
      <Rows rows={rows.slice(0, shown)} wide={wide} />
      {left > 0 && (
        <MoreRow columns={columns} onShow={() => setShown(shown + AT_A_TIME)}>
          {shown === 0 ? t('showUnchanged', { count: left }) : t('showMoreLines', { count: Math.min(left, AT_A_TIME) })}
        </MoreRow>
      )}
    </tbody>
  );
}

function MoreRow({ columns, onShow, children }: { columns: number; onShow: () => void; children: string }) {
  return (
    <tr>
      <td colSpan={columns} className="bg-rail px-2 py-0.5">
        <ShowMore onShow={onShow}>{children}</ShowMore>
      </td>
    </tr>
  );
}

function Rows({ rows, wide }: { rows: readonly DiffRow[]; wide: boolean }): ReactNode {
  if (wide) {
    return rows.map(({ same, left, right }) => (
      <tr key={`${left?.number ?? ''} ${right?.number ?? ''}`} className="align-top">
        <Side line={left} change={same ? 'same' : 'removed'} />
        <Side line={right} change={same ? 'same' : 'added'} />
      </tr>
    ));
  }
  return unifiedLines(rows).map(({ change, before, after, pieces }) => (
    <tr key={`${before ?? ''} ${after ?? ''}`} className="align-top">
      <NumberCell number={before} change={change} />
      <NumberCell number={after} change={change} />
      <TextCell pieces={pieces} change={change} />
    </tr>
  ));
}

function Side({ line, change }: { line: Line | undefined; change: LineChange }) {
  if (line === undefined) return <td colSpan={2} className="bg-rail" />;
  return (
    <>
      <NumberCell number={line.number} change={change} />
      <TextCell pieces={line.pieces} change={change} />
    </>
  );
}

const WIDE = '(width >= 900px)';

function subscribeToWidth(listener: () => void) {
  const query = matchMedia(WIDE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

function useWide(): boolean {
  return useSyncExternalStore(subscribeToWidth, () => matchMedia(WIDE).matches);
}
