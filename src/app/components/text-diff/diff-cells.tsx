import { classNames } from '#app/lib/class-names.ts';
import { formatNumber } from '#app/lib/format.ts';
import { t } from '#app/messages/text-diff.ts';
import type { Piece } from './diff-texts.ts';
import type { LineChange } from './unified-lines.ts';

const looks: Record<LineChange, { cell: string; piece: string; sign: string }> = {
  same: { cell: '', piece: '', sign: ' ' },
  removed: { cell: 'bg-error-soft', piece: 'bg-error/20 decoration-error', sign: '−' },
  added: { cell: 'bg-completed-soft', piece: 'bg-completed/20 decoration-completed', sign: '+' },
};

export function NumberCell({ number, change }: { number: number | undefined; change: LineChange }) {
  return (
    <td className={classNames('px-1.5 py-px text-right text-ink-3 select-none', looks[change].cell)}>
      {number !== undefined && formatNumber(number)}
    </td>
  );
}

export function TextCell({ pieces, change }: { pieces: readonly Piece[]; change: LineChange }) {
  const { cell, sign } = looks[change];
  return (
    <td className={classNames('py-px pr-2 pl-5 break-words whitespace-pre-wrap', cell)}>
      <span aria-hidden className="-ml-4 inline-block w-4 text-ink-3 select-none">
        {sign}
      </span>
      {change !== 'same' && <span className="sr-only">{t(change)}</span>}
      <Pieces pieces={pieces} change={change} />
    </td>
  );
}

function Pieces({ pieces, change }: { pieces: readonly Piece[]; change: LineChange }) {
  const Mark = change === 'removed' ? 'del' : 'ins';
  // A completely changed line needs no marks.
  if (change === 'same' || pieces.every(({ kind }) => kind === 'changed')) {
    return <span>{pieces.map(({ text }) => text).join('')}</span>;
  }
  return pieces.map(({ kind, text }, i) =>
    kind === 'same' ? (
      <span key={i}>{text}</span>
    ) : (
      <Mark key={i} className={classNames('rounded-xs underline underline-offset-2', looks[change].piece)}>
        {text}
      </Mark>
    ),
  );
}
