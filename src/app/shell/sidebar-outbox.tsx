import { Link } from 'react-router';
import { CircleArrowUp } from 'lucide-react';
import { tooltip } from '#app/components/tooltip.ts';
import { classNames } from '#app/lib/class-names.ts';
import { useAfter } from '#app/lib/use-after.ts';
import type { OutgoingTurn } from '#app/sending/outgoing.ts';
import { useOutgoing } from '#app/sending/use-outgoing.ts';
import { paths } from '#app/paths.ts';
import { t as tOutbox } from '#app/messages/outbox.ts';
import { t } from '#app/messages/shell.ts';

const SHOWN = 3;
/** Quicker sends are not shown. */
const BRIEF_MS = 400;

export function SidebarOutbox({ folded }: { folded: boolean }) {
  const turns = useOutgoing(undefined);
  const [first] = turns;
  return first && <Unsent key={first.sendId} turns={turns} folded={folded} />;
}

function Unsent({ turns, folded }: { turns: readonly OutgoingTurn[]; folded: boolean }) {
  const lasts = useAfter(BRIEF_MS);
  if (!lasts) return null;
  const title = t('sendingCount', { count: turns.length });
  return (
    <nav aria-label={tOutbox('sending')} className="mt-4 shrink-0">
      {!folded && <h2 className="px-2 pb-1.5 text-xs text-ink-3">{title}</h2>}
      <ul className="space-y-0.5">
        {turns.slice(0, folded ? 1 : SHOWN).map((turn) => (
          <li key={turn.sendId}>
            <Link
              to={turn.opensTask ? paths.newTask : paths.task(turn.taskId)}
              {...tooltip(folded ? title : turn.input, { ifCutOff: !folded })}
              className={classNames(
                'flex h-8 items-center gap-2 rounded text-sm text-ink-2 hover:bg-raised hover:text-ink',
                folded ? 'justify-center' : 'px-2',
              )}
            >
              <CircleArrowUp size={16} aria-hidden className="shrink-0 text-aborted" />
              <span dir="auto" className={folded ? 'sr-only' : 'min-w-0 truncate'}>
                {folded ? title : turn.input}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
