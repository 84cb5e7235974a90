import { visibleText } from '#contract/visible-text.ts';
import { t } from '#app/messages/turn.ts';

const LONGEST = 120;
/** Characters read of a text, which may be megabytes long. */
const LOOKED_AT = 10 * LONGEST;
/** Limits recursion: deeper values become an ellipsis. */
const DEEPEST = 100;

/** Returns a tool's input in one line: its plain values in order. */
export function describeInput(input: unknown): string {
  const text = words(input).join(' · ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function words(value: unknown, depth = 0): string[] {
  if (value === null || value === undefined || value === false || value === '') return [];
  if (typeof value === 'string')
    return [visibleText(value.trimStart().slice(0, LOOKED_AT)).replaceAll(/\s+/g, ' ').trim()];
  if (typeof value === 'number' || typeof value === 'bigint') return [String(value)];
  if (value === true) return [t('yes')];
  if (depth === DEEPEST) return ['…'];
  const inside = Object.values(value).map((one) => words(one, depth + 1));
  return Array.isArray(value) && value.length > 0 ? [inside.map((one) => one.join(' ')).join(', ')] : inside.flat();
}
