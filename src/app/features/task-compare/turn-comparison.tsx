import { formatTurn } from '#app/lib/format.ts';
import { ArrowLeft, ArrowLeftRight } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import type { Turn } from '#contract/task.ts';
import { paths } from '#app/paths.ts';
import { Button, buttonClass } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { TextDiff } from '#app/components/text-diff/text-diff.tsx';
import type { Elements } from '#app/components/elements.ts';
import { t } from '#app/messages/task-compare.ts';
import { t as tTurn } from '#app/messages/turn.ts';
import { FigureTable } from './figure-table.tsx';
import { ItemDifferences } from './item-differences.tsx';
import { JsonComparison } from './json-comparison.tsx';
import { fileDifferences, sourceDifferences } from './turn-differences.ts';
import { TurnPicker } from './turn-picker.tsx';

export type TurnComparisonProps = {
  taskId: string;
  turns: readonly Turn[];
  seqs: readonly [before: number, after: number];
};

export function TurnComparison({ taskId, turns, seqs }: TurnComparisonProps) {
  const navigate = useNavigate();
  const [before, after] = seqs.map((seq) => turns.find((turn) => turn.seq === seq));
  const back = (
    <Link to={paths.turns(taskId)} className={buttonClass({ look: 'quiet', size: 'small' })}>
      <ArrowLeft size={14} aria-hidden />
      {t('allTurns')}
    </Link>
  );
  if (before === undefined || after === undefined) {
    const missing = before === undefined ? seqs[0] : seqs[1];
    return (
      <EmptyState title={t('noSuchTurn', { turn: formatTurn(missing) })} actions={back}>
        {t('chooseTwo')}
      </EmptyState>
    );
  }
  const compare = (seq: number, other: number) => void navigate(paths.turnsCompared(taskId, seq, other));
  const texts = `${taskId} ${seqs.join()}`;
  const sides = {
    before: t('turn', { turn: formatTurn(before.seq) }),
    after: t('turn', { turn: formatTurn(after.seq) }),
  };
  return (
    <div className="grid grid-cols-1 gap-6 py-4">
      <div className="flex flex-wrap items-center gap-2">
        {back}
        <h2 className="sr-only">{t('heading', { before: formatTurn(before.seq), after: formatTurn(after.seq) })}</h2>
        <div className="grid min-w-0 flex-1 basis-80 grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] items-center gap-2">
          <TurnPicker
            label={t('compare')}
            turns={turns}
            value={before.seq}
            onChange={(seq) => compare(seq, after.seq)}
          />
          <Button look="quiet" size="icon" aria-label={t('swap')} onClick={() => compare(after.seq, before.seq)}>
            <ArrowLeftRight size={14} aria-hidden />
          </Button>
          <TurnPicker label={t('with')} turns={turns} value={after.seq} onChange={(seq) => compare(before.seq, seq)} />
        </div>
      </div>
      <FigureTable before={before} after={after} />
      <Section title={tTurn('input')}>
        <TextDiff
          name={tTurn('input')}
          sides={sides}
          texts={`${texts} input`}
          before={before.input}
          after={after.input}
        />
      </Section>
      <Section title={tTurn('output')}>
        <TextDiff
          name={tTurn('output')}
          sides={sides}
          texts={`${texts} output`}
          before={before.outputText}
          after={after.outputText}
        />
      </Section>
      <Section title={tTurn('structuredOutput')}>
        <JsonComparison before={before} after={after} />
      </Section>
      <Section title={tTurn('sources')}>
        <ItemDifferences name={tTurn('sources')} items={sourceDifferences(before, after)} seqs={seqs} />
      </Section>
      <Section title={tTurn('files')}>
        <ItemDifferences name={tTurn('files')} items={fileDifferences(before, after)} seqs={seqs} />
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: Elements }) {
  return (
    <section aria-label={title} className="grid grid-cols-1 gap-1.5">
      <h3 className="text-xs font-medium text-ink-3">{title}</h3>
      {children}
    </section>
  );
}
