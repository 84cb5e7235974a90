import { ToolProblem } from '../../runner/engine.ts';
import type { Query } from '../table/query.ts';
import type { Cell, QueryResult } from '../table/run-query.ts';
import { drawBarChart } from './bar-chart.ts';
import type { Chart } from './chart.ts';
import { drawLineChart } from './line-chart.ts';

const MAX_BARS = 20;
const MAX_POINTS = 400;

export interface DrawnChart {
  svg: string;
  kind: 'bars' | 'line';
  points: number;
  note?: string;
}

/** Draws the first measure: a line for dates, else bars. */
export function drawChart(title: string, query: Query, result: QueryResult): DrawnChart {
  const groups = result.columns.filter(({ role }) => role === 'group');
  const at = result.columns.findIndex(({ role }) => role === 'measure');
  const measure = result.columns[at];
  if (groups.length === 0 || measure === undefined || measure.type !== 'number') {
    throw new ToolProblem(
      'There is nothing to chart: a chart needs figures by group, such as "average price by city".',
    );
  }
  const all = result.rows.map((row) => ({
    label: row.slice(0, groups.length).map(formatLabel).join(' · '),
    value: typeof row[at] === 'number' ? row[at] : null,
  }));
  if (all.every(({ value }) => value === null))
    throw new ToolProblem('There is nothing to chart: no row is left that has a figure.');
  const line = groups.length === 1 && groups[0]?.type === 'date' && all.length > 2 && query.sortBy === undefined;
  const op = query.measures?.[0]?.op ?? 'count';
  const { points, note } = line ? takeFirst(all, MAX_POINTS) : groupRest(all, op === 'count' || op === 'sum');
  const measured = query.measures?.[0]?.column;
  const counted =
    result.rowsUsed - (op === 'count' ? 0 : (result.leftOut.find(({ column }) => column === measured)?.rows ?? 0));
  const used = `${counted.toLocaleString('en-GB')} ${counted === 1 ? 'row' : 'rows'}`;
  const chart: Chart = {
    title,
    unit: measure.unit,
    points,
    subtitle: [query.file, used, ...(note === undefined ? [] : [note])].join(' · '),
  };
  const drawn = {
    svg: (line ? drawLineChart : drawBarChart)(chart),
    kind: line ? ('line' as const) : ('bars' as const),
    points: points.length,
  };
  return note === undefined ? drawn : { ...drawn, note };
}

type Points = { label: string; value: number | null }[];

function formatLabel(cell: Cell): string {
  return cell === null ? '(missing)' : String(cell);
}

function takeFirst(points: Points, most: number): { points: Points; note?: string } {
  return points.length <= most
    ? { points }
    : { points: points.slice(0, most), note: `the first ${most} of ${points.length}` };
}

/** Averages can't be added up. */
function groupRest(points: Points, additive: boolean): { points: Points; note?: string } {
  if (points.length <= MAX_BARS || !additive) return takeFirst(points, MAX_BARS);
  const rest = points.slice(MAX_BARS - 1);
  const others = rest.reduce((sum, { value }) => sum + (value ?? 0), 0);
  return {
    points: [...points.slice(0, MAX_BARS - 1), { label: `Others (${rest.length})`, value: others }],
    note: `${rest.length} small ones folded into "Others"`,
  };
}
