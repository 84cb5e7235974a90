import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { keepLimits, ownTimeZone, readLimits, spentTodayQuery } from '#app/data/spending.ts';
import { readWholeNumber, type TypedNumber } from '#app/lib/read-number.ts';
import { formatNumber } from '#app/lib/format.ts';
import { useNow } from '#app/lib/use-now.ts';
import { Button } from '#app/components/button.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { Notice } from '#app/components/notice.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/usage.ts';

const EVERY_MS = 60_000;
const MOST = 999_999_999;
const asTyped = (amount: number | null) => (amount === null ? '' : formatNumber(amount));

export function LimitsDialog({ onClose }: { onClose: () => void }) {
  const [kept] = useState(() => readLimits());
  const [warnAt, setWarnAt] = useState(asTyped(kept.warnAt));
  const [askAt, setAskAt] = useState(asTyped(kept.askAt));
  const [isFull, setIsFull] = useState(false);
  const client = useQueryClient();
  const { data: today } = useQuery(spentTodayQuery(client, useNow(EVERY_MS)));
  const form = useId();
  const typed = { warnAt: readWholeNumber(warnAt, MOST), askAt: readWholeNumber(askAt, MOST) };
  const refused = Object.values(typed).find(({ kind }) => kind === 'refused');
  const limits = { warnAt: amountOf(typed.warnAt), askAt: amountOf(typed.askAt) };
  const isCrossed = limits.warnAt !== null && limits.askAt !== null && limits.warnAt > limits.askAt;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (refused !== undefined) return;
    if (keepLimits(limits)) onClose();
    else setIsFull(true);
  }

  return (
    <Dialog
      title={t('creditLimits')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button look="primary" type="submit" form={form} disabled={refused !== undefined}>
            {t('saveLimits')}
          </Button>
        </>
      }
    >
      <form id={form} noValidate className="grid gap-4 text-sm" onSubmit={submit}>
        <div className="text-ink-2">
          {today !== undefined && (
            <p>
              {t.rich('spentToday', {
                count: today.credits,
                zone: ownTimeZone(),
                whole: today.whole ? 'yes' : 'no',
                b: <strong className="font-semibold text-ink" />,
              })}
            </p>
          )}
          <p>{t('limitsAreLocal')}</p>
        </div>
        <AmountField label={t('warnFrom')} hint={t('warnFromHint')} value={warnAt} onChange={setWarnAt} takesFocus />
        <AmountField label={t('askPast')} hint={t('askPastHint')} value={askAt} onChange={setAskAt} />
        <p role="status" className="text-error empty:hidden">
          {problemOf(refused, isCrossed)}
        </p>
        {isFull && (
          <Notice tone="error" title={t('limitsNotSaved')}>
            {t('limitsNotSavedExplained')}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}

function amountOf(typed: TypedNumber): number | null {
  return typed.kind === 'number' ? typed.value : null;
}

function problemOf(typed: TypedNumber | undefined, isCrossed: boolean): string {
  if (typed?.kind === 'refused') {
    return typed.why === 'too large' ? t('limitTooLarge', { count: MOST }) : t('limitNotWhole');
  }
  return isCrossed ? t('warningAboveLimit') : '';
}

type AmountFieldProps = {
  label: string;
  hint: string;
  value: string;
  onChange: (value: string) => void;
  takesFocus?: boolean;
};

function AmountField({ label, hint, value, onChange, takesFocus = false }: AmountFieldProps) {
  const id = useId();
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <span className="flex items-center gap-2">
        <input
          id={id}
          inputMode="numeric"
          autoComplete="off"
          value={value}
          placeholder={t('noLimit')}
          aria-describedby={`${id}-hint`}
          {...(takesFocus && { 'data-initial-focus': true })}
          className="figures h-9 w-32 rounded border border-edge bg-canvas px-2.5 text-right text-sm"
          onChange={({ target }) => onChange(target.value)}
        />
        <span className="text-ink-2">{t('creditsPerDay')}</span>
      </span>
      <span id={`${id}-hint`} className="text-xs text-ink-3">
        {hint}
      </span>
    </div>
  );
}
