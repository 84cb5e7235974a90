import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { classNames } from '#app/lib/class-names.ts';
import { addDays, addMonths, dateOf, dayOf, isDay, weeksOfMonth } from '#app/lib/days.ts';
import { formatNumber } from '#app/lib/format.ts';
import { once } from '#app/lib/once.ts';
import { t } from '#app/messages/days.ts';
import { Button } from './button.tsx';

const monthFormat = once(() => new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric' }));
const dayFormat = once(() => new Intl.DateTimeFormat(undefined, { dateStyle: 'full' }));
const weekdayFormat = once(() => new Intl.DateTimeFormat(undefined, { weekday: 'short' }));

type MonthGridProps = {
  /** Days as `2026-11-03`, inclusive; others count as missing. */
  from: string;
  to: string;
  onChange: (days: { from: string; to: string }) => void;
};

/** Chooses a range of days: the first click chooses one day, the next one extends it. */
export function MonthGrid({ from, to, onChange }: MonthGridProps) {
  const [today] = useState(() => dayOf(new Date()));
  const [cursor, setCursor] = useState(() => [to, from].find(isDay) ?? today);
  const [first, setFirst] = useState<string>();
  const grid = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const weeks = weeksOfMonth(cursor);

  function choose(day: string) {
    setCursor(day);
    if (first === undefined) {
      setFirst(day);
      return onChange({ from: day, to: day });
    }
    setFirst(undefined);
    return onChange(day < first ? { from: day, to: first } : { from: first, to: day });
  }

  function onKeyDown(event: KeyboardEvent) {
    const weekday = (dateOf(cursor).getDay() + 6) % 7;
    const moves: Readonly<Record<string, () => string>> = {
      ArrowLeft: () => addDays(cursor, -1),
      ArrowRight: () => addDays(cursor, 1),
      ArrowUp: () => addDays(cursor, -7),
      ArrowDown: () => addDays(cursor, 7),
      PageUp: () => addMonths(cursor, -1),
      PageDown: () => addMonths(cursor, 1),
      Home: () => addDays(cursor, -weekday),
      End: () => addDays(cursor, 6 - weekday),
    };
    const next = moves[event.key]?.();
    // The browser's own keys (back, forward).
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    flushSync(() => setCursor(next));
    grid.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  }

  return (
    <div>
      <div className="flex items-center justify-between gap-2 pb-1">
        <Button
          look="quiet"
          size="small-icon"
          aria-label={t('previousMonth')}
          onClick={() => setCursor(addMonths(cursor, -1))}
        >
          <ChevronLeft size={14} aria-hidden />
        </Button>
        <span id={titleId} aria-live="polite" className="text-sm font-medium">
          {monthFormat().format(dateOf(cursor))}
        </span>
        <Button
          look="quiet"
          size="small-icon"
          aria-label={t('nextMonth')}
          onClick={() => setCursor(addMonths(cursor, 1))}
        >
          <ChevronRight size={14} aria-hidden />
        </Button>
      </div>
      <div ref={grid} role="grid" tabIndex={-1} aria-labelledby={titleId} onKeyDown={onKeyDown}>
        <div aria-hidden className="grid grid-cols-7 text-center text-xs leading-6 text-ink-3">
          {MONDAY_TO_SUNDAY.map((day) => (
            <span key={day}>{weekdayFormat().format(dateOf(day))}</span>
          ))}
        </div>
        {weeks.map((week, at) => (
          <div key={at} role="row" className="grid grid-cols-7">
            {week.map((day, weekday) => {
              if (day === undefined) return <span key={weekday} role="gridcell" />;
              const isChosen = from !== '' && to !== '' && day >= from && day <= to;
              const isEnd = day === from || day === to;
              return (
                <span
                  key={weekday}
                  role="gridcell"
                  aria-selected={isChosen}
                  className={isChosen ? 'bg-accent-soft' : ''}
                >
                  <button
                    type="button"
                    data-day={day}
                    tabIndex={day === cursor ? 0 : -1}
                    aria-label={dayFormat().format(dateOf(day))}
                    aria-current={day === today ? 'date' : undefined}
                    className={classNames(
                      'h-8 w-full rounded text-xs tabular-nums focus-visible:-outline-offset-2',
                      isEnd ? 'bg-accent font-medium text-accent-ink' : 'hover:bg-raised',
                      day === today && !isEnd && 'font-semibold text-accent',
                    )}
                    onClick={() => choose(day)}
                  >
                    {formatNumber(dateOf(day).getDate())}
                  </button>
                </span>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Of any week. */
const MONDAY_TO_SUNDAY = Array.from({ length: 7 }, (_, at) => addDays('2026-11-02', at));
