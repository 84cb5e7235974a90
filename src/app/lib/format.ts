import { once } from './once.ts';

/** Units are symbols, the same in all languages. */
export function createFormat(locale?: string) {
  const integer = once(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }));
  const plain = once(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 0, useGrouping: false }));
  const twoDigits = once(() => new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 }));
  const compact = once(() => new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }));
  const oneDecimal = once(() => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }));
  const exact = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }));
  const timeOfDay = once(() => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }));
  const dayAndMonth = once(() => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }));

  /** Without separators. */
  function formatNumber(value: number): string {
    return plain().format(value);
  }

  /** The number of a turn, from 1, by its `seq`, which counts from 0. */
  function formatTurn(seq: number): string {
    return formatNumber(seq + 1);
  }

  function formatCount(value: number): string {
    return integer().format(value);
  }

  /** `41.7` */
  function formatAverage(value: number): string {
    return oneDecimal().format(value);
  }

  /** `10,000`, `850K` */
  function formatShort(value: number): string {
    return (value < 100_000 ? integer() : compact()).format(value);
  }

  /** `1,842 → 312` */
  function formatTokens(tokens: {
    inputTokens?: number | null | undefined;
    outputTokens?: number | null | undefined;
  }): string {
    const count = (value: number | null | undefined) => (value == null ? '–' : integer().format(value));
    return `${count(tokens.inputTokens)} → ${count(tokens.outputTokens)}`;
  }

  /** `420 ms`, `25.8 s`, `9:31`, `1:04:10` */
  function formatDuration(ms: number): string {
    if (ms < 1000) return `${integer().format(ms)} ms`;
    if (ms < 60_000) return `${oneDecimal().format(Math.floor(ms / 100) / 10)} s`;
    return formatClock(ms);
  }

  /** `840 kB`, `2.1 MB` (decimal) */
  function formatBytes(bytes: number): string {
    if (bytes < 1000) return `${integer().format(bytes)} B`;
    if (bytes < 999_500) return `${integer().format(bytes / 1000)} kB`;
    return `${oneDecimal().format(bytes / 1_000_000)} MB`;
  }

  function formatExact(then: string): string {
    return Number.isNaN(Date.parse(then)) ? then : exact().format(new Date(then));
  }

  function formatMoment(then: string, now: number): string {
    const date = new Date(then);
    if (Number.isNaN(date.getTime())) return then;
    const isToday = date.toDateString() === new Date(now).toDateString();
    return `${isToday ? '' : `${dayAndMonth().format(date)}, `}${timeOfDay().format(date)}`;
  }

  /** `0:42`, `1:04:10` */
  function formatClock(ms: number): string {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor((seconds % 3600) / 60);
    const rest = twoDigits().format(seconds % 60);
    return hours > 0
      ? `${plain().format(hours)}:${twoDigits().format(minutes)}:${rest}`
      : `${plain().format(minutes)}:${rest}`;
  }

  return {
    formatNumber,
    formatTurn,
    formatClock,
    formatCount,
    formatAverage,
    formatShort,
    formatTokens,
    formatDuration,
    formatBytes,
    formatExact,
    formatMoment,
  };
}

export const {
  formatNumber,
  formatTurn,
  formatClock,
  formatCount,
  formatAverage,
  formatShort,
  formatTokens,
  formatDuration,
  formatBytes,
  formatExact,
  formatMoment,
} = createFormat();
