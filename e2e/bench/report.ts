import { judge, spreadOf } from './judge.ts';
import type { Row, Table, Unit } from './section.ts';

export interface RunInfo {
  readonly command: string;
  readonly machine: string;
  readonly packages: string;
  readonly date: string;
  readonly load: string;
  readonly runs: number;
}

export function writeReport(tables: readonly Table[], runInfo: RunInfo): string {
  const { command, machine, packages, date, load, runs } = runInfo;
  const facts = [
    '# Bench',
    'Our page through our proxy, and peers from pinned packages, fed the same stream in one run, on one machine.',
    `- \`${command}\``,
    `- ${machine}`,
    `- peers: ${packages}`,
    `- ${date}; load averages ${load}`,
    `- medians of ${runs} runs (lowest–highest) after one that is thrown away; × is the ratio to ours; pages take turns`,
    '- reached: our median holds the figure, or comes within 1.2 times a page of one text node, or of one block a line, that misses it too',
  ];
  return `${facts[0]}\n\n${facts[1]}\n\n${facts.slice(2).join('\n')}\n\n${tables.map(writeTable).join('\n')}`;
}

function writeTable({ title, method, rows }: Table): string {
  const names = [...new Set(rows.flatMap(({ samples }) => Object.keys(samples)))];
  const head = ['', 'to reach', ...names, ''];
  const lines = rows.map((row) => [
    row.name,
    goalOf(row),
    ...names.map((name) => cellOf(row, name, names[0])),
    verdictOf(row),
  ]);
  const body = [head, head.map((_, n) => (n === 0 ? ':--' : '--:')), ...lines];
  return `## ${title}\n\n${method}\n\n${body.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

function goalOf({ goal, unit }: Row): string {
  return goal === undefined ? '' : `≤ ${figure(goal.atMost, unit)}`;
}

function verdictOf(row: Row): string {
  const verdict = judge(row);
  return verdict === 'no goal' ? '' : verdict === 'not reached' ? '**not reached**' : verdict;
}

function cellOf({ samples, unit }: Row, name: string, first: string | undefined): string {
  const spread = spreadOf(samples[name]);
  if (spread === undefined) return '–';
  const { median, min, max } = spread;
  const base = spreadOf(samples[first ?? ''])?.median;
  const ratio = name === first || base === undefined || base === 0 ? '' : ` ×${figure(median / base, '')}`;
  const range = min === max ? '' : ` (${figure(min, '')}–${figure(max, '')})`;
  return `${figure(median, unit)}${range}${ratio}`;
}

/** Rounds to about three digits. */
function figure(value: number, unit: Unit): string {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 || size === 0 ? 2 : 3;
  const text = Number(value.toFixed(digits)).toLocaleString('en', { maximumFractionDigits: digits });
  return unit === '' ? text : `${text} ${unit}`;
}
