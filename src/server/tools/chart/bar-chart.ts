import { renderCard, type Chart, escapeXml, formatFigure, fitText, INK, niceTicks, textWidth } from './chart.ts';

const WIDTH = 760;
const TOP = 80;
const ROW = 30;
const BAR = 18;
const SIDE = 24;
/** In pixels. */
const MAX_LABEL_WIDTH = 220;
const MAX_TITLE_CHARS = 300;

export function drawBarChart(chart: Chart): string {
  const { points, unit } = chart;
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const ticks = niceTicks(values, 5);
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)];
  const labels = points.map(({ label }) => fitText(label, 13, MAX_LABEL_WIDTH));
  const labelWidth = Math.max(40, ...labels.map((label) => textWidth(label, 13)));
  const figures = points.map(({ value }) => (value === null ? 'no value' : formatFigure(value, unit, false)));
  const figureWidth = Math.max(...figures.map((text) => textWidth(text, 12)), 20) + 10;
  const left = SIDE + labelWidth + 16 + (low < 0 ? figureWidth : 0);
  const right = WIDTH - SIDE - figureWidth;
  const x = (value: number) => left + ((value - low) / (high - low)) * (right - left);
  const bottom = TOP + points.length * ROW + 4;

  const body: string[] = [];
  for (const tick of ticks) {
    const at = round(x(tick));
    body.push(
      `<line x1="${at}" y1="${TOP - 4}" x2="${at}" y2="${bottom}" stroke="${tick === 0 ? INK.axis : INK.faint}"/>`,
    );
    body.push(
      `<text x="${at}" y="${bottom + 18}" font-size="11" text-anchor="middle" fill="${INK.quiet}">${escapeXml(formatFigure(tick, unit, true))}</text>`,
    );
  }
  for (const [i, { label, value }] of points.entries()) {
    const top = TOP + i * ROW + (ROW - BAR) / 2;
    const base = top + BAR / 2 + 4.5;
    const whole = labels[i] === label ? '' : `<title>${escapeXml(label.slice(0, MAX_TITLE_CHARS))}</title>`;
    body.push(
      `<text x="${SIDE}" y="${base}" font-size="13" fill="${INK.text}">${whole}${escapeXml(labels[i] ?? '')}</text>`,
    );
    if (value !== null) body.push(bar(x(0), x(value), top, value < 0));
    const end = value === null ? x(0) : x(value);
    const outwards = value !== null && value < 0 ? -1 : 1;
    const anchor = outwards < 0 ? ' text-anchor="end"' : '';
    const ink = value === null ? INK.quiet : INK.text;
    body.push(
      `<text x="${round(end + 7 * outwards)}" y="${base}" font-size="12"${anchor} fill="${ink}" stroke="#ffffff" stroke-width="4" paint-order="stroke">${escapeXml(figures[i] ?? '')}</text>`,
    );
  }
  return renderCard(chart, WIDTH, bottom + 36, body);
}

function bar(zero: number, end: number, top: number, below: boolean): string {
  const length = Math.max(Math.abs(end - zero), 1);
  const r = Math.min(4, length);
  const turn = below ? -1 : 1;
  const straight = round((length - r) * turn);
  const sweep = below ? 0 : 1;
  const path = `M${round(zero)} ${top}h${straight}a${r} ${r} 0 0 ${sweep} ${r * turn} ${r}v${BAR - 2 * r}a${r} ${r} 0 0 ${sweep} ${-r * turn} ${r}h${-straight}z`;
  return `<path d="${path}" fill="${below ? INK.below : INK.bar}"/>`;
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
