import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { WorkerVersion } from '#contract/worker.ts';
import { Button } from '#app/components/button.tsx';
import { RelativeTime } from '#app/components/relative-time.tsx';
import { TextDiff } from '#app/components/text-diff/text-diff.tsx';
import { classNames } from '#app/lib/class-names.ts';
import { formatAverage, formatCount, formatNumber } from '#app/lib/format.ts';
import { once } from '#app/lib/once.ts';
import { t } from '#app/messages/workers.ts';
import { creditsPerValid } from '../overview/overview-figures.ts';
import { changesOf, creditsPerTurn, failureRate, type VersionChange } from './version-changes.ts';

/** `withOutputs`: with a column for the cost of valid results, except on phones. */
export function versionRowClass(withOutputs: boolean): string {
  return classNames(
    'grid grid-cols-[1rem_minmax(0,1fr)_repeat(3,3.5rem)] items-center gap-x-2 px-2.5 sm:gap-x-4',
    withOutputs
      ? 'sm:grid-cols-[1rem_minmax(0,2fr)_minmax(0,1fr)_4rem_7rem_7rem_4rem]'
      : 'sm:grid-cols-[1rem_minmax(0,2fr)_minmax(0,1fr)_4rem_7rem_4rem]',
  );
}
export const VERSION_FIGURE = 'text-right';

const rate = once(
  () => new Intl.NumberFormat(undefined, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);

type VersionRowProps = {
  version: WorkerVersion;
  /** Undefined for the first version, or if it is not loaded. */
  before: WorkerVersion | undefined;
  isCurrent: boolean;
  withOutputs: boolean;
  restoring: boolean;
  onRestore: () => void;
};

export function VersionRow({ version, before, isCurrent, withOutputs, restoring, onRestore }: VersionRowProps) {
  const [open, setOpen] = useState(false);
  const [cost, failed] = [creditsPerTurn(version), failureRate(version)];
  const { outputs } = version.usage;
  const perValid = creditsPerValid(outputs);
  const figure = classNames(VERSION_FIGURE, 'figures text-xs');
  const name = t('versionNumber', { version: formatNumber(version.version) });
  return (
    <li className="border-b border-line">
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary
          className={classNames(
            'min-h-[2.3125rem] cursor-pointer list-none py-1.5 text-sm hover:bg-raised/60 focus-visible:bg-accent-soft focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden',
            versionRowClass(withOutputs),
          )}
        >
          <ChevronRight size={14} aria-hidden className={classNames('text-ink-3', open && 'rotate-90')} />
          <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
            <span className="font-medium">{name}</span>
            {isCurrent && <span className="text-xs text-ink-2">{t('currentVersion')}</span>}
            <span className="text-xs text-ink-3">
              <RelativeTime at={version.createdAt} ago />
            </span>
          </span>
          <span className="figures truncate text-xs text-ink-3 max-sm:hidden" title={version.userId}>
            {version.userId}
          </span>
          <span className={figure}>
            <span>{formatCount(version.usage.turns)}</span>
            <span className="sr-only">{` ${t('turnsUnit', { count: version.usage.turns })}`}</span>
          </span>
          <span className={figure}>
            <span>{cost === undefined ? '–' : formatAverage(cost)}</span>
            <span className="sr-only">{` ${t('creditsPerTurn')}`}</span>
          </span>
          {withOutputs && (
            <span className={classNames(figure, 'max-sm:hidden')}>
              <span>{perValid === undefined ? '–' : formatAverage(perValid)}</span>
              <span className="sr-only">{` ${t('figure.perValid')}`}</span>
            </span>
          )}
          <span className={figure}>
            <span>{failed === undefined ? '–' : rate().format(failed)}</span>
            <span className="sr-only">{` ${t('failed')}`}</span>
          </span>
        </summary>
        {open && (
          <div className="grid gap-4 px-2.5 pt-2 pb-4 sm:pl-8.5">
            {outputs !== undefined && outputs.turns > 0 && (
              <p className="text-xs text-ink-2 tabular-nums">
                {t('outputsOfVersion', {
                  valid: outputs.valid,
                  turns: outputs.turns,
                  perValid: perValid === undefined ? '–' : formatAverage(perValid),
                })}
              </p>
            )}
            {before === undefined ? (
              <Whole version={version} />
            ) : (
              changesOf(before, version).map((change) => (
                <Change key={change.field} change={change} before={before.version} after={version.version} />
              ))
            )}
            {!isCurrent && (
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Button size="small" disabled={restoring} onClick={onRestore}>
                  {t('restoreVersion')}
                </Button>
                <span className="text-xs text-ink-3">{t('restoreExplained')}</span>
              </div>
            )}
          </div>
        )}
      </details>
    </li>
  );
}

function Change({ change, before, after }: { change: VersionChange; before: number; after: number }) {
  const name = t(`field.${change.field}`);
  const sides = {
    before: t('aVersion', { version: formatNumber(before) }),
    after: t('aVersion', { version: formatNumber(after) }),
  };
  return (
    <section aria-label={name} className="grid grid-cols-1 gap-1.5">
      <h3 className="text-xs font-medium text-ink-3">{name}</h3>
      <TextDiff
        name={name}
        sides={sides}
        texts={`${change.before}\u0000${change.after}`}
        before={change.before}
        after={change.after}
      />
    </section>
  );
}

/** Of a version without one to compare it with. */
function Whole({ version }: { version: WorkerVersion }) {
  return (
    <>
      {version.version > 1 && <p className="text-xs text-ink-3">{t('olderNotLoaded')}</p>}
      <section aria-label={t('field.instructions')} className="grid grid-cols-1 gap-1.5">
        <h3 className="text-xs font-medium text-ink-3">{t('field.instructions')}</h3>
        <p dir="auto" className="max-w-measure text-sm wrap-anywhere whitespace-pre-wrap">
          {version.instructions === '' ? t('noInstructions') : version.instructions}
        </p>
      </section>
    </>
  );
}
