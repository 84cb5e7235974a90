import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { RecordedPart } from '#contract/task.ts';
import { classNames } from '#app/lib/class-names.ts';
import { formatNumber } from '#app/lib/format.ts';
import { jsonText } from '#app/lib/json-text.ts';
import { scrollOffsetFor, visibleRows } from '#app/lib/visible-rows.ts';
import { t } from '#app/messages/task-review.ts';
import { typeOfPart } from './part-types.ts';

const ROW_HEIGHT = 24;
const HEIGHT = 288;
const OVERSCAN = 12;
const LINE_CHARS = 240;

type PartListProps = {
  parts: readonly RecordedPart[];
  /** -1 for none. */
  index: number;
  onChoose: (index: number) => void;
};

/** Renders only visible rows. */
export function PartList({ parts, index, onChoose }: PartListProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const { first, end } = visibleRows({
    above: scrollTop,
    height: HEIGHT,
    rowHeight: ROW_HEIGHT,
    count: parts.length,
    overscan: OVERSCAN,
  });

  function choose(next: number) {
    const bounded = Math.min(Math.max(next, 0), parts.length - 1);
    onChoose(bounded);
    if (list.current !== null) {
      list.current.scrollTop = scrollOffsetFor(bounded, ROW_HEIGHT, list.current.scrollTop, list.current.clientHeight);
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    const page = Math.floor(HEIGHT / ROW_HEIGHT) - 1;
    const next = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: parts.length - 1,
    }[event.key];
    // The browser's own keys (back, forward).
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    choose(next);
  }

  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={t('rawEvents')}
      aria-activedescendant={index >= first && index < end ? `${id}-${index}` : undefined}
      onKeyDown={onKeyDown}
      onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      className="figures relative overflow-auto rounded-lg border border-line bg-rail text-xs"
      style={{ height: Math.min(HEIGHT, parts.length * ROW_HEIGHT + 2) }}
    >
      <div role="presentation" className="relative" style={{ height: parts.length * ROW_HEIGHT }}>
        {parts.slice(first, end).map((part, i) => (
          <div
            key={part.offset}
            id={`${id}-${first + i}`}
            role="option"
            tabIndex={-1}
            aria-selected={first + i === index}
            aria-setsize={parts.length}
            aria-posinset={first + i + 1}
            onClick={() => choose(first + i)}
            className={classNames(
              'absolute inset-x-0 flex cursor-pointer items-center gap-2 px-2 sm:gap-3 whitespace-nowrap hover:bg-raised',
              first + i === index && 'bg-accent-soft',
            )}
            style={{ top: (first + i) * ROW_HEIGHT, height: ROW_HEIGHT }}
          >
            <span className="w-12 shrink-0 text-right text-ink-3">{formatNumber(part.offset)}</span>
            <span className="w-16 shrink-0 text-right text-ink-3 sm:w-20">{t('milliseconds', { count: part.at })}</span>
            <span className="min-w-0 flex-1 truncate sm:w-40 sm:flex-none">{typeOfPart(part)}</span>
            <span className="hidden min-w-0 flex-1 truncate text-ink-2 sm:block">{lineOf(part.part)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

function lineOf(part: unknown): string {
  return jsonText(part).slice(0, LINE_CHARS);
}
