import type { Turn } from '#contract/task.ts';
import { fileName } from '#app/entities/file/file-name.ts';
import { formatExact, formatMoment, formatTurn } from '#app/lib/format.ts';
import { useNow } from '#app/lib/use-now.ts';
import { budgetWord } from '#app/entities/task/task-words.ts';
import { t } from '#app/messages/conversation.ts';
import { formatList } from '#app/messages/format-list.ts';
import { t as tTurn } from '#app/messages/turn.ts';
import { FileChip } from '../parts/file-chip.tsx';
import { type RowBase, type RowKind, type RowProps } from './row-kind.ts';

export type InputRow = RowBase & { readonly kind: 'input'; readonly turn: Turn };

export const INPUT_HEIGHT = 110;
const CHARS_PER_LINE = 78;
const LINE_HEIGHT = 21;
const UPDATE_MS = 60_000;

export const inputKind: RowKind<InputRow> = {
  View,
  estimateHeight: ({ turn }) => INPUT_HEIGHT + Math.ceil((turn.input ?? '').length / CHARS_PER_LINE) * LINE_HEIGHT,
  searchTexts: ({ turn }) => [turn.input ?? '', ...attachmentNames(turn)].map((text) => ({ text })),
  copyText({ turn }) {
    const attached = attachmentNames(turn);
    return [
      `## ${t('copy.input', { turn: formatTurn(turn.seq), author: senderOf(turn) })}`,
      turn.input,
      attached.length > 0 && t('copy.attached', { names: formatList(attached) }),
    ]
      .filter(Boolean)
      .join('\n\n');
  },
  hasSameText: (a, b) => a.turn.input === b.turn.input && a.turn.attachments === b.turn.attachments,
};

export function inputRow(turn: Turn): InputRow {
  return { key: `${turn.seq}:input`, seq: turn.seq, kind: 'input', turn };
}

function attachmentNames({ attachments = [] }: Turn): string[] {
  return attachments.map(fileName);
}

const REMOTE_TRIGGERS = ['api', 'email', 'schedule'] as const;

function senderOf({ triggeredBy }: Turn): string {
  if (triggeredBy === undefined || triggeredBy === 'ui') return t('you');
  const known = REMOTE_TRIGGERS.find((one) => one === triggeredBy);
  return known === undefined ? t('sentVia.other', { trigger: triggeredBy }) : t(`sentVia.${known}`);
}

/** The input, and the name of the worker, whose answer follows. */
function View({ row: { turn }, connection, workerName }: RowProps<InputRow>) {
  const now = useNow(UPDATE_MS);
  return (
    <div className="pb-1">
      <section
        id={`turn-${turn.seq}`}
        aria-label={t('inputOf', { turn: formatTurn(turn.seq) })}
        className="rounded-lg bg-rail px-3.5 py-2.5 print:border print:border-line"
      >
        <p className="text-xs text-ink-3">
          <span className="font-medium text-ink-2">{senderOf(turn)}</span>
          {turn.startedAt != null && (
            <time dateTime={turn.startedAt} title={formatExact(turn.startedAt)} className="ml-2">
              {formatMoment(turn.startedAt, now)}
            </time>
          )}
          {turn.budget != null && <span>{` · ${budgetWord(turn.budget)}`}</span>}
        </p>
        <p
          data-searchable
          dir="auto"
          className="mt-1 max-w-answer break-words whitespace-pre-wrap [unicode-bidi:plaintext] print:max-w-none"
        >
          {turn.input}
        </p>
        {turn.attachments !== undefined && turn.attachments.length > 0 && (
          <ul className="mt-2 flex flex-wrap gap-1.5" aria-label={tTurn('attachedFiles')}>
            {turn.attachments.map((file, i) => (
              <li key={i}>
                <FileChip file={file} among={turn.attachments ?? []} connection={connection} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <p dir="auto" title={workerName} className="mt-4 max-w-answer truncate text-xs font-medium text-ink-2">
        {workerName}
      </p>
    </div>
  );
}
