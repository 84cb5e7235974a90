import { useEffect, useMemo, useRef, useState } from 'react';
import { ShowMore } from '#app/components/show-more.tsx';
import type { CitedLines } from '#app/entities/file/cited-lines.ts';
import { classNames } from '#app/lib/class-names.ts';
import { t } from '#app/messages/preview.ts';

const AT_A_TIME = 2_000;

/** Lines with their numbers. Scrolls to the cited ones. */
export function TextPreview({ text, lines }: { text: string; lines: CitedLines | undefined }) {
  const all = useMemo(() => text.replace(/\r?\n$/, '').split(/\r?\n/), [text]);
  const [shown, setShown] = useState(Math.max(AT_A_TIME, (lines?.to ?? 0) + 100));
  const cited = useRef<HTMLLIElement>(null);
  useEffect(() => cited.current?.scrollIntoView({ block: 'center' }), []);
  const left = all.length - shown;
  return (
    <div
      className="min-h-0 flex-1 overflow-y-auto py-3"
      tabIndex={0}
      data-scrolls
      role="group"
      aria-label={t('source')}
    >
      <ol className="font-mono text-sm leading-5" translate="no">
        {all.slice(0, shown).map((line, i) => {
          const number = i + 1;
          const isCited = lines !== undefined && number >= lines.from && number <= lines.to;
          return (
            <li
              key={i}
              ref={number === lines?.from ? cited : undefined}
              data-line={number}
              aria-current={isCited || undefined}
              className={classNames(
                'relative min-h-5 pr-4 pl-16 wrap-anywhere whitespace-pre-wrap before:absolute before:left-0 before:w-12 before:text-right before:text-ink-3 before:content-[attr(data-line)]',
                isCited && 'bg-accent-soft',
              )}
            >
              {line}
            </li>
          );
        })}
      </ol>
      {left > 0 && (
        <ShowMore className="ml-14" onShow={() => setShown(shown + AT_A_TIME)}>
          {t('showMoreLines', { count: Math.min(AT_A_TIME, left) })}
        </ShowMore>
      )}
    </div>
  );
}
