import type { Turn } from '#contract/task.ts';
import type { Connection } from '#contract/connection.ts';
import { formatExact, formatMoment } from '#app/lib/format.ts';
import { useNow } from '#app/lib/use-now.ts';
import { whoSent } from '../who-sent.ts';
import { FileChip } from './file-chip.tsx';

const EVERY_MS = 60_000;

/** What the operator asked, as a quiet block at the left edge. */
export function InputRow({ turn, connection }: { turn: Turn; connection: Pick<Connection, 'origin'> }) {
  const now = useNow(EVERY_MS);
  return (
    <section
      id={`turn-${turn.seq}`}
      aria-label={`Input of turn ${turn.seq}`}
      className="rounded-lg border border-line bg-rail px-3.5 py-2.5"
    >
      <p className="text-xs text-ink-3">
        <span className="font-medium text-ink-2">{whoSent(turn)}</span>
        {turn.startedAt != null && (
          <time dateTime={turn.startedAt} title={formatExact(turn.startedAt)} className="ml-2">
            {formatMoment(turn.startedAt, now)}
          </time>
        )}
        {turn.budget != null && <span>{` · ${turn.budget}`}</span>}
      </p>
      <p data-said dir="auto" className="mt-1 break-words whitespace-pre-wrap [unicode-bidi:plaintext]">
        {turn.input}
      </p>
      {turn.attachments !== undefined && turn.attachments.length > 0 && (
        <ul className="mt-2 flex flex-wrap gap-1.5" aria-label="Attached files">
          {turn.attachments.map((file, i) => (
            <li key={i}>
              <FileChip file={file} connection={connection} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
