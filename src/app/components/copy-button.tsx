import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { t } from '#app/messages/common.ts';
import { Button, type ButtonLook } from './button.tsx';

const OUTCOME_SHOWN_MS = 1600;

type CopyButtonProps = ButtonLook & {
  text: () => string;
  html?: () => string;
  label: string;
};

/** `text` is computed on click. */
export function CopyButton({ text, html, label, look = 'quiet', size = 'small-icon' }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'copyBlocked'>();
  useEffect(() => {
    if (outcome === undefined) return undefined;
    const timer = setTimeout(() => setOutcome(undefined), OUTCOME_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const shownLabel = outcome === undefined ? label : t(outcome);
  const iconOnly = size === 'small-icon' || size === 'icon';
  return (
    <>
      <Button
        look={look}
        size={size}
        {...(iconOnly && { 'aria-label': shownLabel })}
        onClick={() => {
          copy(text(), html?.()).then(
            () => setOutcome('copied'),
            () => setOutcome('copyBlocked'),
          );
        }}
      >
        {outcome === 'copied' ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
        {!iconOnly && <span>{shownLabel}</span>}
      </Button>
      <span className="sr-only" role="status">
        {outcome && shownLabel}
      </span>
    </>
  );
}

/** `navigator.clipboard` is missing on insecure origins. */
async function copy(text: string, html: string | undefined): Promise<void> {
  if (html === undefined || !('ClipboardItem' in globalThis)) return navigator.clipboard.writeText(text);
  const types = { 'text/plain': text, 'text/html': html };
  const blobs = Object.entries(types).map(([type, value]) => [type, new Blob([value], { type })] as const);
  return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}
