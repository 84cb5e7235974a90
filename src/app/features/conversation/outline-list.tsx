import { ShowMore } from '#app/components/show-more.tsx';
import { formatTurn } from '#app/lib/format.ts';
import { t } from '#app/messages/conversation.ts';
import { t as tTurn } from '#app/messages/turn.ts';
import { outlineOf } from './outline.ts';
import { useShowMore } from './parts/use-show-more.ts';
import type { TurnView } from './turn-view.ts';

type OutlineListProps = {
  views: readonly TurnView[];
  /** The turn whose headings are listed. */
  view: TurnView | undefined;
  /** `key`: of a row. */
  onGoTo: (key: string) => void;
};

const MANY_TURNS = 4;
const INDENTS = ['pl-2', 'pl-5', 'pl-8'];
const LINK = 'block w-full truncate rounded py-1 pr-2 text-left text-ink-2 hover:bg-raised hover:text-ink';

/** The headings of a turn, and the turns of a task, where there are many. */
export function OutlineList({ views, view, onGoTo }: OutlineListProps) {
  const headings = view === undefined ? [] : outlineOf(view);
  const { shown, isCut, showAll } = useShowMore(views.length, undefined);
  const hasManyTurns = views.length >= MANY_TURNS;
  if (headings.length === 0 && !hasManyTurns) return null;
  return (
    <nav aria-label={t('outline')} className="-mx-2 grid grid-cols-1 gap-4">
      {headings.length > 0 && (
        <ol aria-label={t('outline')}>
          <li aria-hidden className="px-2 pb-1 text-xs text-ink-3">
            {t('outline')}
          </li>
          {headings.map(({ key, depth, text }) => (
            <li key={key}>
              <button
                type="button"
                dir="auto"
                title={text}
                className={`${LINK} ${INDENTS[Math.min(depth, INDENTS.length - 1)]}`}
                onClick={() => onGoTo(key)}
              >
                {text}
              </button>
            </li>
          ))}
        </ol>
      )}
      {hasManyTurns && (
        <ol aria-label={t('turns')}>
          <li aria-hidden className="px-2 pb-1 text-xs text-ink-3">
            {t('turns')}
          </li>
          {views.slice(0, shown).map(({ turn }) => (
            <li key={turn.seq}>
              <button
                type="button"
                dir="auto"
                aria-current={turn.seq === view?.turn.seq || undefined}
                className={`${LINK} pl-2 aria-[current]:text-ink`}
                onClick={() => onGoTo(`${turn.seq}:input`)}
              >
                {`${formatTurn(turn.seq)} · ${turn.input ?? tTurn('inputNotStored')}`}
              </button>
            </li>
          ))}
        </ol>
      )}
      {hasManyTurns && isCut && <ShowMore onShow={showAll}>{t('showAllTurns', { count: views.length })}</ShowMore>}
    </nav>
  );
}
