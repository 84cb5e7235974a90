import { t } from '#app/messages/common.ts';

/** Name, seconds, and the age in seconds up to which a unit is used. */
const WEEKS = ['weeks', 604_800, Infinity] as const;
const UNITS = [['minutes', 60, 3_600], ['hours', 3_600, 86_400], ['days', 86_400, 14 * 86_400], WEEKS] as const;

/** `now`, `12m`, `5h`, `2d`, `3w`; with `ago`: `12m ago`. Undefined if `then` is no date. */
export function formatAge(then: string, now: number, ago: boolean): string | undefined {
  const seconds = (now - Date.parse(then)) / 1000;
  if (Number.isNaN(seconds)) return undefined;
  const kind = ago ? 'ago' : 'age';
  if (seconds < 60) return t(`${kind}.now`);
  const [unit, size] = UNITS.find(([, , end]) => seconds < end) ?? WEEKS;
  return t(`${kind}.${unit}`, { count: Math.floor(seconds / size) });
}
