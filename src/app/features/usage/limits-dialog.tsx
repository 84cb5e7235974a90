import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { keepLimits, ownTimeZone, readLimits, spentTodayQuery } from '#app/data/spending.ts';
import { formatCredits } from '#app/lib/format.ts';
import { useNow } from '#app/lib/use-now.ts';
import { Button } from '#app/ui/button.tsx';
import { Dialog } from '#app/ui/dialog.tsx';
import { Notice } from '#app/ui/notice.tsx';

const EVERY_MS = 60_000;
const WHOLE = /^\d{1,9}$/;

/** From when on the page warns, and past what it asks before it sends. */
export function LimitsDialog({ onClose }: { onClose: () => void }) {
  const [kept] = useState(() => readLimits());
  const [warnAt, setWarnAt] = useState(String(kept.warnAt ?? ''));
  const [askAt, setAskAt] = useState(String(kept.askAt ?? ''));
  const [refused, setRefused] = useState(false);
  const client = useQueryClient();
  const { data: today } = useQuery(spentTodayQuery(client, useNow(EVERY_MS)));
  const form = useId();
  const isBad = [warnAt, askAt].some((text) => text.trim() !== '' && !WHOLE.test(text.trim()));
  const isCrossed = !isBad && warnAt.trim() !== '' && askAt.trim() !== '' && Number(warnAt) > Number(askAt);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isBad) return;
    const amount = (text: string) => (text.trim() === '' ? null : Number(text));
    if (keepLimits({ warnAt: amount(warnAt), askAt: amount(askAt) })) onClose();
    else setRefused(true);
  }

  return (
    <Dialog
      title="Credit limits"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={form} disabled={isBad}>
            Save limits
          </Button>
        </>
      }
    >
      <form id={form} noValidate className="grid gap-4 text-sm" onSubmit={submit}>
        <p className="text-ink-2">
          {today !== undefined && (
            <>
              <strong className="font-semibold text-ink">{formatCredits(today.credits)}</strong>
              <span>{` spent today (${ownTimeZone()}), turns that still run included${today.whole ? '. ' : '; of the tasks that this page can read. '}`}</span>
            </>
          )}
          <span>The limits are kept in this browser and hold for what is sent from it.</span>
        </p>
        <AmountField
          label="Warn from"
          hint="A quiet line in the sidebar and under the composer."
          value={warnAt}
          onChange={setWarnAt}
          takesFocus
        />
        <AmountField
          label="Ask before sending past"
          hint="Sending asks first, with the figures, where it may take the day past this."
          value={askAt}
          onChange={setAskAt}
        />
        <p
          role="status"
          className="text-error empty:hidden"
        >{`${isBad ? 'Write whole numbers of credits, or nothing for no limit.' : ''}${isCrossed ? 'The warning comes after the limit: it will never be the first to say so.' : ''}`}</p>
        {refused && (
          <Notice tone="error" title="The limits were not kept.">
            This browser keeps nothing for this page, or is full.
          </Notice>
        )}
      </form>
    </Dialog>
  );
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
          placeholder="no limit"
          aria-describedby={`${id}-hint`}
          {...(takesFocus && { 'data-initial-focus': true })}
          className="figures h-9 w-32 rounded border border-edge bg-canvas px-2.5 text-right text-sm"
          onChange={({ target }) => onChange(target.value)}
        />
        <span className="text-ink-2">credits a day</span>
      </span>
      <span id={`${id}-hint`} className="text-xs text-ink-3">
        {hint}
      </span>
    </div>
  );
}
