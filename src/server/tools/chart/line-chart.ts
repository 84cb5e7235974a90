import { round } from './bar-chart.ts';
import { renderCard, type Chart, escapeXml, formatFigure, INK, niceTicks, textWidth } from './chart.ts';

const WIDTH = 760;
const HEIGHT = 380;
const TOP = 84;
const BOTTOM = 332;
const SIDE = 24;
const MAX_LABELLED_POINTS = 14;

export function drawLineChart(chart: Chart): string {
  const { points, unit } = chart;
  const ticks = niceTicks(
    points.flatMap(({ value }) => (value === null ? [] : [value])),
    4,
  );
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)];
  const marks = ticks.map((tick) => formatFigure(tick, unit, true));
  const left = SIDE + Math.max(...marks.map((mark) => textWidth(mark, 11))) + 30;
  const right = WIDTH - SIDE - 24;
  const x = (i: number) =>
    round(points.length === 1 ? (left + right) / 2 : left + (i / (points.length - 1)) * (right - left));
  const y = (value: number) => round(BOTTOM - ((value - low) / (high - low)) * (BOTTOM - TOP));

  const body: string[] = [];
  for (const [i, tick] of ticks.entries()) {
    body.push(
      `<line x1="${left - 20}" y1="${y(tick)}" x2="${right + 20}" y2="${y(tick)}" stroke="${tick === 0 ? INK.axis : INK.faint}"/>`,
    );
    body.push(
      `<text x="${left - 28}" y="${y(tick) + 4}" font-size="11" text-anchor="end" fill="${INK.quiet}">${escapeXml(marks[i] ?? '')}</text>`,
    );
  }
  const widest = Math.max(...points.map(({ label }) => textWidth(label, 11))) + 16;
  const every = Math.max(1, Math.ceil((points.length * widest) / (right - left + widest)));
  for (const [i, { label }] of points.entries()) {
    if (i % every !== 0) continue;
    body.push(
      `<text x="${x(i)}" y="${BOTTOM + 22}" font-size="11" text-anchor="middle" fill="${INK.quiet}">${escapeXml(label)}</text>`,
    );
  }
  body.push(
    `<path d="${path(points, x, y)}" fill="none" stroke="${INK.bar}" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"/>`,
  );
  for (const [i, { value }] of points.entries()) {
    if (value === null || points.length > 60) continue;
    body.push(`<circle cx="${x(i)}" cy="${y(value)}" r="3.5" fill="#ffffff" stroke="${INK.bar}" stroke-width="2"/>`);
    if (points.length > MAX_LABELLED_POINTS) continue;
    body.push(
      `<text x="${x(i)}" y="${y(value) - 11}" font-size="11" text-anchor="middle" fill="${INK.text}" stroke="#ffffff" stroke-width="3" paint-order="stroke">${escapeXml(formatFigure(value, unit, points.length > 8))}</text>`,
    );
  }
  return renderCard(chart, WIDTH, HEIGHT, body);
}

function path(points: Chart['points'], x: (i: number) => number, y: (value: number) => number): string {
  let drawn = '';
  let pen = 'M';
  for (const [i, { value }] of points.entries()) {
    if (value !== null) drawn += `${pen}${x(i)} ${y(value)}`;
    pen = value === null ? 'M' : 'L';
  }
  return drawn;
}
