export interface Chart {
  title: string;
  subtitle: string;
  /** A currency or %, or ''. */
  unit: string;
  /** null has no bar. */
  points: readonly { label: string; value: number | null }[];
}

export const INK = {
  text: '#1d1f27',
  quiet: '#5d616c',
  faint: '#e8e9ee',
  axis: '#b9bcc6',
  bar: '#5355d6',
  below: '#c2554a',
};
const FONT = "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

export function escapeXml(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** Estimates pixels: no font can be measured here. */
export function textWidth(text: string, size: number): number {
  let units = 0;
  for (const char of text) {
    if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}]/u.test(char))
      units += 1;
    else if (/[iljtf.,:;'|! ()]/.test(char)) units += 0.31;
    else if (/[mwMW@%]/.test(char)) units += 0.88;
    else units += /\p{Lu}/u.test(char) ? 0.7 : 0.61;
  }
  return units * size;
}

export function fitText(text: string, size: number, width: number): string {
  const room = width - textWidth('…', size);
  let used = 0;
  let kept = '';
  for (const char of text) {
    used += textWidth(char, size);
    if (used > width) return `${kept.trimEnd()}…`;
    if (used <= room) kept += char;
  }
  return text;
}

const exact = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumFractionDigits: 1 });
const small = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });

export function formatFigure(value: number, unit: string, compact: boolean): string {
  const size = Math.abs(value);
  const large = compact && size >= 10_000 ? short : size >= 1000 ? whole : exact;
  const digits = (size > 0 && size < 0.01 ? small : large).format(size);
  const sign = value < 0 ? '−' : '';
  if (/^[€$£¥]$/.test(unit)) return `${sign}${unit}${digits}`;
  return `${sign}${digits}${unit === '%' || unit === '' ? unit : ` ${unit}`}`;
}

export function niceTicks(values: readonly number[], wanted: number): number[] {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const rough = (high - low) / wanted || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

export function renderCard(chart: Chart, width: number, height: number, body: string[]): string {
  const label = escapeXml(`${chart.title}. ${chart.subtitle}`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${label}" font-family="${FONT}">`,
    `<title>${escapeXml(chart.title)}</title>`,
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="10" fill="#ffffff" stroke="${INK.faint}"/>`,
    `<text x="24" y="36" font-size="16" font-weight="600" fill="${INK.text}">${escapeXml(fitText(chart.title, 16, width - 48))}</text>`,
    `<text x="24" y="56" font-size="12" fill="${INK.quiet}">${escapeXml(fitText(chart.subtitle, 12, width - 48))}</text>`,
    ...body,
    '</svg>',
    '',
  ].join('\n');
}
