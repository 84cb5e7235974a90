import { Ban, Check, CircleDashed, Hand, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '#app/lib/class-names.ts';

export type Tone = 'running' | 'completed' | 'error' | 'aborted' | 'pending' | 'asking';

const marks: Record<Tone, { icon: ReactNode; text: string; word?: string; pill: string }> = {
  running: { icon: <Pulse />, text: 'text-running', pill: 'border-running/40' },
  // Most tasks are completed, so that only the icon has a colour.
  completed: {
    icon: <Check size={12} strokeWidth={2.5} aria-hidden />,
    text: 'text-completed',
    word: 'text-ink-2',
    pill: '',
  },
  error: {
    icon: <TriangleAlert size={12} strokeWidth={2.25} aria-hidden />,
    text: 'text-error',
    pill: 'bg-error-soft',
  },
  aborted: { icon: <Ban size={12} strokeWidth={2.25} aria-hidden />, text: 'text-aborted', pill: 'bg-aborted-soft' },
  asking: { icon: <Hand size={12} strokeWidth={2.25} aria-hidden />, text: 'text-aborted', pill: 'bg-aborted-soft' },
  pending: { icon: <CircleDashed size={12} aria-hidden />, text: 'text-pending', pill: '' },
};

function Pulse() {
  return <span aria-hidden className="mx-0.5 inline-block size-2 animate-breathe rounded-full bg-running" />;
}

/** An icon and a word, never colour alone. */
export function StatusMark({ tone, word, iconOnly = false }: { tone: Tone; word: string; iconOnly?: boolean }) {
  const mark = marks[tone];
  if (iconOnly) {
    return (
      <span className={classNames('inline-flex size-4 shrink-0 items-center justify-center', mark.text)} title={word}>
        {mark.icon}
        <span className="sr-only">{word}</span>
      </span>
    );
  }
  const pill = mark.pill !== '' && 'rounded-full border px-2 py-px';
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1 text-xs whitespace-nowrap',
        mark.text,
        pill,
        mark.pill.startsWith('bg-') ? 'border-transparent' : '',
        mark.pill,
      )}
    >
      {mark.icon}
      <span className={mark.word}>{word}</span>
    </span>
  );
}
