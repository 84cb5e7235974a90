import { formatTurn } from '#app/lib/format.ts';
import { Fragment, useState, type ReactNode } from 'react';
import type { Source, WorkFile } from '#contract/task.ts';
import { ShowMore } from '#app/components/show-more.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { formatList } from '#app/messages/format-list.ts';
import { t } from '#app/messages/task-review.ts';
import type { WithTurns } from './collect-items.ts';
import { SourceLink } from './source-link.tsx';
import { FileRow } from './work-files.tsx';

const AT_A_TIME = 50;
const MAX_TURNS = 6;

export function TaskSources({ sources }: { sources: readonly WithTurns<Source>[] }) {
  return (
    <ItemList label={t('sourcesOfTask')} items={sources}>
      {({ item, seqs }) => <SourceLine source={item} turns={<Turns seqs={seqs} />} />}
    </ItemList>
  );
}

export function TaskFiles({ files }: { files: readonly WithTurns<WorkFile>[] }) {
  return (
    <ItemList label={t('filesOfTask')} items={files}>
      {({ item, seqs }) => (
        <FileRow file={item}>
          <Turns seqs={seqs} />
        </FileRow>
      )}
    </ItemList>
  );
}

type ItemListProps<T> = { label: string; items: readonly WithTurns<T>[]; children: (item: WithTurns<T>) => ReactNode };

function ItemList<T extends { url: string }>({ label, items, children }: ItemListProps<T>) {
  const [shown, setShown] = useState(AT_A_TIME);
  return (
    <>
      <ul aria-label={label} className="grid grid-cols-1 gap-1">
        {items.slice(0, shown).map((one) => (
          <Fragment key={one.item.url}>{children(one)}</Fragment>
        ))}
      </ul>
      {items.length > shown && (
        <ShowMore onShow={() => setShown(shown + AT_A_TIME)}>
          {tCommon('showMoreOf', { count: Math.min(AT_A_TIME, items.length - shown), total: items.length })}
        </ShowMore>
      )}
    </>
  );
}

function SourceLine({ source, turns }: { source: Source; turns: ReactNode }) {
  return (
    <li className="flex min-w-0 items-baseline gap-2 text-sm">
      <SourceLink source={source} />
      {turns}
    </li>
  );
}

function Turns({ seqs }: { seqs: readonly number[] }) {
  const named = seqs.slice(0, MAX_TURNS).map(formatTurn);
  const more = seqs.length > MAX_TURNS ? [t('andMore', { count: seqs.length - MAX_TURNS })] : [];
  return (
    <span className="figures shrink-0 text-xs text-ink-3">
      {t('inTurns', { count: seqs.length, turns: formatList([...named, ...more]) })}
    </span>
  );
}
