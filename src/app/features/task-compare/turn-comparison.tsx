import { TextDiff } from '#app/components/text-diff/text-diff.tsx';
import type { Elements } from '#app/components/elements.ts';
import { t } from '#app/messages/task-compare.ts';
import { t as tTurn } from '#app/messages/turn.ts';
import { FigureTable } from './figure-table.tsx';
import { ItemDifferences } from './item-differences.tsx';
import { JsonComparison } from './json-comparison.tsx';
import { namesOf, type ComparedTurn } from './sides.ts';
import { fileDifferences, sourceDifferences } from './turn-differences.ts';

export function TurnComparison({ before, after }: { before: ComparedTurn; after: ComparedTurn }) {
  const { sides, heads } = namesOf(before, after);
  const [was, is] = [before.turn, after.turn];
  const texts = `${was.id} ${is.id}`;
  return (
    <div className="grid grid-cols-1 gap-6">
      <h2 className="sr-only">{t('heading', sides)}</h2>
      <FigureTable before={was} after={is} heads={heads} />
      <Section title={tTurn('input')}>
        <TextDiff name={tTurn('input')} sides={sides} texts={`${texts} input`} before={was.input} after={is.input} />
      </Section>
      <Section title={tTurn('output')}>
        <TextDiff
          name={tTurn('output')}
          sides={sides}
          texts={`${texts} output`}
          before={was.outputText}
          after={is.outputText}
        />
      </Section>
      <Section title={tTurn('structuredOutput')}>
        <JsonComparison
          before={was.structuredOutput ?? undefined}
          after={is.structuredOutput ?? undefined}
          heads={heads}
        />
      </Section>
      <Section title={tTurn('sources')}>
        <ItemDifferences name={tTurn('sources')} items={sourceDifferences(was, is)} sides={sides} />
      </Section>
      <Section title={tTurn('files')}>
        <ItemDifferences name={tTurn('files')} items={fileDifferences(was, is)} sides={sides} />
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
